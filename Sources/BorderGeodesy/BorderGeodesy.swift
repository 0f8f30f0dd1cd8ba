import BorderCore
import GEOS
import PROJ
