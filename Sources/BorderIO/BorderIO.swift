import BorderCore
