#include "mezha.h"

// The layout that is promised to those who were compiled before.
_Static_assert(sizeof(struct ArrowSchema) == 9 * sizeof(void *) || sizeof(void *) != 8, "ArrowSchema");
_Static_assert(sizeof(struct ArrowArray) == 10 * sizeof(void *) || sizeof(void *) != 8, "ArrowArray");
_Static_assert(sizeof(struct mezha_outcome) == 10 * sizeof(void *) || sizeof(void *) != 8, "mezha_outcome");
