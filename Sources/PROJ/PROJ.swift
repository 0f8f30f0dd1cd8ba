// Who transforms coordinates measures, too: geodesics come with the transforms, as they do in PROJ itself.
@_exported public import Geodesics
