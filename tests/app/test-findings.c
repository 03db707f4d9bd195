/* test-findings.c: tests of quoth-findings.c: what propositions hold together and set against each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gstdio.h>

#include "quoth-findings.h"

#define TEXT "Xi said yes. Xi said no. Xi said yes again. Nobody cares."

typedef struct
{
  char *folder;
  QuothStore *store;
  QuothReader *reader;
  QuothDocument *document;
  QuothProposition *disputed;
  QuothProposition *lonely;
  QuothClaim *claims[5];
  QuothRelation *relation;
} Fixture;

static QuothProposition *
put_proposition (QuothChange *change, const char *statement)
{
  QuothProposition *proposition = quoth_proposition_new (NULL);

  proposition->statement = g_strdup (statement);
  quoth_change_put (change, proposition);
  return proposition;
}

/* A claim of the words from @start on; linked (unless @proposition is %NULL) by @link. */
static QuothClaim *
put_claim (Fixture *self, QuothChange *change, guint start, QuothProposition *proposition, QuothLink link)
{
  QuothClaim *claim = quoth_claim_new (NULL);

  claim->annotation.document = self->document->value.id;
  claim->annotation.coder = *quoth_change_get_coder (change);
  quoth_annotation_set_range (claim, quoth_range (start, start + 7));
  if (proposition != NULL)
    {
      QuothClaimProposition part = { proposition->value.id, link };

      g_array_append_val (claim->propositions, part);
    }
  quoth_change_put (change, claim);
  return claim;
}

static void
fill (Fixture *self)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothChange) change = quoth_change_new ("Fill", &coder->value.id);
  g_autoptr (QuothText) text = quoth_text_new (TEXT, -1, NULL);
  g_autoptr (GError) error = NULL;

  coder->name = g_strdup ("A");
  quoth_change_put (change, coder);
  self->document = quoth_document_new (NULL);
  self->document->name = g_strdup ("One");
  quoth_document_set_text (self->document, text);
  self->document->encoding = g_strdup ("UTF-8");
  quoth_change_put (change, self->document);
  self->disputed = put_proposition (change, "Yes");
  self->lonely = put_proposition (change, "Nobody says so");
  self->claims[0] = put_claim (self, change, 0, self->disputed, QUOTH_LINK_SUPPORTS);
  self->claims[1] = put_claim (self, change, 13, self->disputed, QUOTH_LINK_DENIES);
  self->claims[2] = put_claim (self, change, 25, self->disputed, QUOTH_LINK_SUPPORTS);
  self->claims[3] = put_claim (self, change, 44, NULL, QUOTH_LINK_SUPPORTS);
  self->claims[4] = put_claim (self, change, 3, NULL, QUOTH_LINK_SUPPORTS);
  self->relation = quoth_relation_new (NULL);
  self->relation->relation_kind = g_strdup ("contradicts");
  self->relation->from = self->claims[3]->annotation.value.id;
  self->relation->to = self->claims[4]->annotation.value.id;
  self->relation->coder = coder->value.id;
  quoth_change_put (change, self->relation);
  quoth_store_commit (self->store, change, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("quoth-test-XXXXXX", NULL);
  path = g_build_filename (self->folder, "p.quoth", NULL);
  self->store = quoth_store_create (path, NULL, &error);
  g_assert_no_error (error);
  fill (self);
  self->reader = quoth_store_open_reader (self->store, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "p.quoth", NULL);

  quoth_reader_free (self->reader);
  quoth_store_close (self->store);
  g_object_unref (self->store);
  for (guint i = 0; i < G_N_ELEMENTS (self->claims); i++)
    quoth_value_unref (self->claims[i]);
  quoth_value_unref (self->relation);
  quoth_value_unref (self->disputed);
  quoth_value_unref (self->lonely);
  quoth_value_unref (self->document);
  g_unlink (path);
  g_rmdir (self->folder);
  g_free (self->folder);
}

/* A proposition tells who does what to it; what only a relation sets against each other has a name of both claims' words. */
static void
test_findings (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothFindings) findings = quoth_findings_read (self->reader, NULL, &error);
  g_autoptr (GPtrArray) propositions = NULL;
  const QuothFinding *disputed, *lonely, *unnamed;

  g_assert_no_error (error);
  disputed = quoth_findings_get (findings, &self->disputed->value.id);
  g_assert_true (disputed->is_stored);
  g_assert_cmpuint (disputed->counts.n_supports, ==, 2);
  g_assert_cmpuint (disputed->counts.n_denies, ==, 1);
  g_assert_nonnull (disputed->contradiction);
  g_assert_cmpuint (disputed->repetitions->len, ==, 1);

  lonely = quoth_findings_get (findings, &self->lonely->value.id);
  g_assert_null (lonely->contradiction);
  g_assert_cmpuint (lonely->repetitions->len, ==, 0);
  g_assert_cmpuint (lonely->counts.n_supports, ==, 0);

  unnamed = quoth_findings_get (findings, &self->relation->value.id);
  g_assert_false (unnamed->is_stored);
  g_assert_nonnull (unnamed->contradiction);
  g_assert_nonnull (strstr (unnamed->proposition->statement, "Nobody "));
  g_assert_nonnull (strstr (unnamed->proposition->statement, "said ye"));

  g_assert_cmpuint (quoth_findings_get_n_contradictions (findings), ==, 2);
  g_assert_cmpuint (quoth_findings_get_n_repetitions (findings), ==, 1);
  propositions = quoth_findings_list (findings);
  g_assert_cmpuint (propositions->len, ==, 3);
}

/* Who stops waiting is given nothing; nobody asks for what is not there. */
static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  QuothId nothing = quoth_id_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (quoth_findings_read (self->reader, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (quoth_findings_get (NULL, &nothing));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/findings/findings", Fixture, NULL, set_up, test_findings, tear_down);
  g_test_add ("/findings/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  return g_test_run ();
}
