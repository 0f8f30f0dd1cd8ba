import Testing
import BorderIO
