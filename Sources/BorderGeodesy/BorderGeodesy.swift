// The measures, of which a library without GEOS and PROJ is made too, belong to those who import all of it.
@_exported public import BorderMeasures
