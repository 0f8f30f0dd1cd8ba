#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>
