import BorderIO
import Testing
