/* quoth-cli-fixture.h: running quoth-cli in a folder of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QuothCliFixture:
 * @folder: an empty folder, the working directory of every run; removed with all in it
 * @status: the exit status of the last run
 * @out: what it wrote to standard output
 * @err: what it wrote to standard error
 */
typedef struct
{
  char *folder;
  int status;
  char *out;
  char *err;
} QuothCliFixture;

/* For g_test_add(). */
void quoth_cli_fixture_set_up (QuothCliFixture *self, gconstpointer data);
void quoth_cli_fixture_tear_down (QuothCliFixture *self, gconstpointer data);

/** QUOTH_CLI_TEST: adds a test that has a fixture. */
#define QUOTH_CLI_TEST(path, func) \
  g_test_add (path, QuothCliFixture, NULL, quoth_cli_fixture_set_up, func, quoth_cli_fixture_tear_down)

/** quoth_cli_fixture_run_argv: runs @argv[0] (found in the PATH) with @input (nullable) as its standard input. Returns: the status. */
int quoth_cli_fixture_run_argv (QuothCliFixture *self, const char *const *argv, const char *input);

/** quoth_cli_fixture_run: runs quoth-cli with these arguments, ended by %NULL, and no input. Returns: the status. */
int quoth_cli_fixture_run (QuothCliFixture *self, ...) G_GNUC_NULL_TERMINATED;

/** quoth_cli_fixture_feed: the same, with @input as its standard input. */
int quoth_cli_fixture_feed (QuothCliFixture *self, const char *input, ...) G_GNUC_NULL_TERMINATED;

/** quoth_cli_fixture_shell: runs a line of sh, in which $QUOTH_CLI is the program. */
int quoth_cli_fixture_shell (QuothCliFixture *self, const char *line);

/** quoth_cli_run: runs quoth-cli with these arguments, which must succeed and complain of nothing. */
#define quoth_cli_run(self, ...) \
  G_STMT_START \
  { \
    quoth_cli_fixture_run ((self), __VA_ARGS__, NULL); \
    quoth_cli_fixture_assert_done ((self), G_STRLOC); \
  } \
  G_STMT_END

/** quoth_cli_fixture_assert_done: the last run succeeded and wrote nothing to standard error. */
void quoth_cli_fixture_assert_done (QuothCliFixture *self, const char *where);

/** quoth_cli_fixture_assert_failed: the last run had @status and said all of @phrases (ended by %NULL) on standard error, after "quoth-cli: ". */
void quoth_cli_fixture_assert_failed (QuothCliFixture *self, int status, ...) G_GNUC_NULL_TERMINATED;

/** quoth_cli_fixture_write: a file in the folder; -1: @contents end in NUL. */
void quoth_cli_fixture_write (QuothCliFixture *self, const char *name, const char *contents, gssize n_bytes);

/** quoth_cli_fixture_read: (transfer full): the bytes of a file in the folder. */
char *quoth_cli_fixture_read (QuothCliFixture *self, const char *name, gsize *n_bytes);

gboolean quoth_cli_fixture_exists (QuothCliFixture *self, const char *name);

/** quoth_cli_fixture_make_project: "p.quoth", with one document "one" (see %QUOTH_CLI_TEXT) by the coder "A". */
void quoth_cli_fixture_make_project (QuothCliFixture *self);

/* In code points: an emoji at [9, 10), "Xi" at [11, 13), a flag at [19, 21), an e with a combining accent at [29, 31), 41 in all. */
#define QUOTH_CLI_TEXT "Hello all\xf0\x9f\xa7\xb5 Xi said \xf0\x9f\x87\xa8\xf0\x9f\x87\xb3 the cafe\xcc\x81 is open.\n"

/** quoth_cli_fixture_snapshot: (transfer full): all that "p.quoth" says, and the names of all files in the folder. */
char *quoth_cli_fixture_snapshot (QuothCliFixture *self);

/** quoth_cli_fixture_count: how often @needle is in @haystack. */
guint quoth_cli_fixture_count (const char *haystack, const char *needle);

/** quoth_cli_fixture_find_corpus: (transfer full) (nullable): a file of the corpus that is shared between sessions; %NULL: skipped. */
char *quoth_cli_fixture_find_corpus (const char *name);

G_END_DECLS
