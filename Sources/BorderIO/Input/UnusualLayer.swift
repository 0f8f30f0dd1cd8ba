/// Why a layer is left to GDAL after all: it holds what only a full reader understands.
struct UnusualLayer: Error {}
