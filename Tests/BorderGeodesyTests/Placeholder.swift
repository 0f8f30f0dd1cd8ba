import BorderGeodesy
import Testing
