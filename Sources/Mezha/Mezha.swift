// All that a program needs which measures borders: regions and their borders, lengths, files, tables, maps, claims.
@_exported public import BorderClaims
@_exported public import BorderCore
@_exported public import BorderGeodesy
@_exported public import BorderIO
@_exported public import BorderMaps
@_exported public import BorderMeasures
@_exported public import BorderTables
