/* test-claim-keys.c: coding claims by the keyboard alone, and how many keys that takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

#define MAX_PRESSES 12

typedef struct
{
  const char *project;
  guint count;
} Chain;

static guint n_presses;

/* As quoth_driver_key(), and counted. */
static void
press (QuothDriver *driver, const char *key)
{
  n_presses++;
  quoth_driver_key (driver, key);
}

static void
press_several (QuothDriver *driver, const char *key, guint n)
{
  while (n-- > 0)
    press (driver, key);
}

/* Whether the claim's chain has so many sources. */
static gboolean
has_sources (QuothDriver *driver, gpointer data)
{
  const Chain *expected = data;
  g_autofree char *list = quoth_driver_run_cli (driver, "list", expected->project, "claims", "--json", NULL);
  const char *chain = strstr (list, "\"chain\":[");
  guint n = 1;

  if (chain == NULL)
    return expected->count == 0;
  for (const char *at = strchr (chain, '['); *at != ']'; at++)
    n += *at == ',';
  return n == expected->count;
}

static const char codebook[]
  = "{\"type\":\"code\",\"id\":\"_:d\",\"key\":\"defence\",\"name\":\"Defence\"}\n"
    "{\"type\":\"code\",\"id\":\"_:t\",\"key\":\"trade\",\"name\":\"Trade\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:i\",\"name\":\"The Insider\",\"kind\":\"media\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:s\",\"name\":\"Smolyakov\",\"kind\":\"person\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:u\",\"name\":\"US intelligence\",\"kind\":\"organisation\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:c\",\"name\":\"China\",\"kind\":\"state\"}\n";

static char *
start (QuothDriver *driver)
{
  g_autofree char *text = quoth_driver_write_file (
    driver, "one.txt", "Agreements were signed in March, but nobody will reveal them. They may be large, it is said.\n");
  char *project = quoth_driver_make_project (driver, "work", text, codebook);

  quoth_driver_open (driver, project);
  quoth_driver_key (driver, "ctrl+Home");
  return project;
}

static void
finish (QuothDriver *driver, char *project, const char *picture)
{
  quoth_driver_settle (driver);
  g_free (quoth_driver_screenshot (driver, picture));
  quoth_driver_finish (driver, project);
}

/* Four words from the caret on: ctrl+shift+Right is the text's own key, and no part of coding. */
static void
select_words (QuothDriver *driver, guint n)
{
  for (guint i = 0; i < n; i++)
    quoth_driver_key (driver, "ctrl+shift+Right");
}

/* Claimant, category, stance and factuality of a new claim: at most twelve keys beside the names. */
static void
test_count (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);

  select_words (driver, 5);
  n_presses = 0;
  press (driver, "c");
  quoth_driver_expect (driver, project, "claims", "\"quote\":[\"Agreements were signed in March\"]", 1);
  quoth_driver_settle (driver);
  press (driver, "alt+c");
  quoth_driver_type (driver, "smol");
  quoth_driver_settle (driver);
  press (driver, "Return");
  quoth_driver_expect (driver, project, "claims", "\"role\":\"claimant\"", 1);
  press (driver, "alt+g");
  quoth_driver_type (driver, "def");
  quoth_driver_settle (driver);
  press (driver, "Return");
  quoth_driver_expect (driver, project, "claims", "\"categories\":[{", 1);
  quoth_driver_settle (driver);
  press (driver, "alt+s");
  press (driver, "plus");
  quoth_driver_expect (driver, project, "claims", "\"stance\":1", 1);
  press (driver, "alt+f");
  press (driver, "p");
  quoth_driver_expect (driver, project, "claims", "\"factuality\":\"PR+\"", 1);
  press (driver, "Escape");
  g_assert_cmpuint (n_presses, <=, MAX_PRESSES);
  g_test_message ("coded with %u presses", n_presses);

  /* Back in the text, where letters are keys again. */
  quoth_driver_key (driver, "Delete");
  quoth_driver_expect (driver, project, "claims", "\"type\":\"claim\"", 0);
  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "claims", "\"factuality\":\"PR+\"", 1);
  finish (driver, project, "claim-keys-count");
}

static void
add_name (QuothDriver *driver, const char *name)
{
  quoth_driver_type (driver, name);
  quoth_driver_settle (driver);
  press (driver, "Return");
  quoth_driver_settle (driver);
}

/* Adds a source, and waits until the chain is shown with it: its chip has the focus then. */
static void
add_source (QuothDriver *driver, char *project, const char *name, guint n)
{
  Chain expected = { .project = project, .count = n };
  g_autofree char *what = g_strdup_printf ("a chain of %u", n);

  add_name (driver, name);
  quoth_driver_wait_for (driver, has_sources, &expected, what);
  quoth_driver_settle (driver);
}

/* The chain, outermost first; nobody twice in a row; the sources' own factuality. */
static void
test_chain (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);

  select_words (driver, 5);
  press (driver, "c");
  quoth_driver_expect (driver, project, "claims", "\"type\":\"claim\"", 1);
  quoth_driver_settle (driver);
  press (driver, "alt+r");
  add_source (driver, project, "insider", 1);
  add_source (driver, project, "intelligence", 2);
  /* Between the two: before the last, which has the focus. */
  press (driver, "Insert");
  quoth_driver_settle (driver);
  add_source (driver, project, "smol", 3);
  quoth_driver_look (driver, "claim-keys-chain");
  quoth_driver_key (driver, "Insert");
  quoth_driver_settle (driver);
  add_name (driver, "insider");
  quoth_driver_wait_for_text (driver, "The same source would stand twice in a row");

  /* How sure the one in the middle is. */
  press (driver, "Down");
  quoth_driver_settle (driver);
  add_name (driver, "how sure");
  add_name (driver, "probable");
  quoth_driver_expect (driver, project, "claims", "PR+", 1);
  finish (driver, project, "claim-keys-chain-done");
}

/* Two claimants, in an order that is changed, and one taken away. */
static void
test_claimants (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);

  select_words (driver, 5);
  press (driver, "c");
  quoth_driver_expect (driver, project, "claims", "\"type\":\"claim\"", 1);
  quoth_driver_settle (driver);
  press (driver, "alt+c");
  add_name (driver, "smol");
  quoth_driver_expect (driver, project, "claims", "\"role\":\"claimant\"", 1);
  quoth_driver_settle (driver);
  add_name (driver, "insider");
  quoth_driver_expect (driver, project, "claims", "\"role\":\"claimant\"", 2);
  quoth_driver_settle (driver);
  press (driver, "alt+Left");
  quoth_driver_settle (driver);
  press (driver, "alt+b");
  add_name (driver, "china");
  quoth_driver_expect (driver, project, "claims", "\"role\":\"object\"", 1);
  press (driver, "alt+c");
  press (driver, "Delete");
  quoth_driver_expect (driver, project, "claims", "\"role\":\"claimant\"", 1);
  quoth_driver_expect (driver, project, "claims", "\"role\":\"object\"", 1);
  finish (driver, project, "claim-keys-claimants");
}

/* A claim in two pieces, a cue and evidence for it. */
static void
test_fragments (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);

  select_words (driver, 5);
  press (driver, "c");
  quoth_driver_expect (driver, project, "claims", "\"quote\":[\"Agreements were signed in March\"]", 1);
  quoth_driver_key (driver, "Right");
  press_several (driver, "ctrl+Right", 5);
  select_words (driver, 4);
  press (driver, "plus");
  quoth_driver_expect (driver, project, "claims", "\"quote\":[\"Agreements were signed in March\",\"", 1);
  quoth_driver_settle (driver);
  g_free (quoth_driver_screenshot (driver, "claim-keys-fragments"));

  quoth_driver_key (driver, "Right");
  quoth_driver_key (driver, "ctrl+End");
  for (guint i = 0; i < 3; i++)
    quoth_driver_key (driver, "ctrl+shift+Left");
  press (driver, "e");
  quoth_driver_expect (driver, project, "cues", "\"kind\":\"cue\",\"claim\":\"", 1);
  quoth_driver_settle (driver);
  press (driver, "shift+e");
  quoth_driver_expect (driver, project, "cues", "\"kind\":\"evidence\",\"claim\":\"", 1);

  quoth_driver_key (driver, "ctrl+Home");
  press (driver, "minus");
  quoth_driver_expect (driver, project, "claims", "\"quote\":[\"Agreements were signed in March\"", 0);
  quoth_driver_expect (driver, project, "claims", "\"type\":\"claim\"", 1);
  finish (driver, project, "claim-keys-pieces");
}

/* Two claims at once: one step for both. */
static void
test_several (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);

  select_words (driver, 5);
  press (driver, "c");
  quoth_driver_expect (driver, project, "claims", "\"type\":\"claim\"", 1);
  quoth_driver_key (driver, "Right");
  select_words (driver, 5);
  press (driver, "c");
  quoth_driver_expect (driver, project, "claims", "\"type\":\"claim\"", 2);
  quoth_driver_settle (driver);
  press (driver, "shift+p");
  quoth_driver_wait_for_text (driver, "2 claims");
  quoth_driver_look (driver, "claim-keys-several");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Factuality");
  quoth_driver_settle (driver);
  add_name (driver, "probable");
  quoth_driver_expect (driver, project, "claims", "\"factuality\":\"PR+\"", 2);
  press (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "claims", "\"factuality\":\"PR+\"", 0);
  finish (driver, project, "claim-keys-several-done");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/claim-keys/count", test_count);
  g_test_add_func ("/claim-keys/chain", test_chain);
  g_test_add_func ("/claim-keys/claimants", test_claimants);
  g_test_add_func ("/claim-keys/fragments", test_fragments);
  g_test_add_func ("/claim-keys/several", test_several);
  return g_test_run ();
}
