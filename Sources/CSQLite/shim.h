#ifndef MEZHA_CSQLITE_H
#define MEZHA_CSQLITE_H

#include <sqlite3.h>

/// `sqlite3_db_config` for a setting that is on or off; Swift calls no functions of variable arguments.
static inline int mezha_sqlite_switch(sqlite3 *database, int setting, int is_on) {
  return sqlite3_db_config(database, setting, is_on, (int *)0);
}

#endif
