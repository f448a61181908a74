#include <sqlite3.h>

/* sqlite3_db_config takes a varying number of arguments, which Swift cannot call; so the one use of it stands here.
   It closes what a hostile file could use: a schema that calls functions, triggers, writing to the schema,
   double-quoted texts, loading of code, and views unless they are asked for. Returns SQLITE_OK or the first failure. */
static inline int songhong_sqlite3_harden(sqlite3 *db, int views) {
    const int switches[][2] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1}, {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, views}, {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0}, {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
    };
    for (unsigned i = 0; i < sizeof switches / sizeof *switches; i++) {
        int status = sqlite3_db_config(db, switches[i][0], switches[i][1], (int *)0);
        if (status != SQLITE_OK) return status;
    }
    return SQLITE_OK;
}

/* SQLite copies the bytes at once: SQLITE_TRANSIENT is a cast that Swift does not see. */
static inline int songhong_sqlite3_bind_text(sqlite3_stmt *statement, int place, const char *text, int count) {
    return sqlite3_bind_text(statement, place, count == 0 ? "" : text, count, SQLITE_TRANSIENT);
}

static inline int songhong_sqlite3_bind_blob(sqlite3_stmt *statement, int place, const void *bytes, int count) {
    return count == 0 ? sqlite3_bind_zeroblob(statement, place, 0)
                      : sqlite3_bind_blob(statement, place, bytes, count, SQLITE_TRANSIENT);
}
