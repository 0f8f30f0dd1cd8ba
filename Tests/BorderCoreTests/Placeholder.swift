import BorderCore
import Testing
