import BorderCore
import CSimdJSON
import GDAL
