import Testing
import BorderGeodesy
