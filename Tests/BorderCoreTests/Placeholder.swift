import Testing
import BorderCore
