/* test-halves.c: tests of quoth-halves.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/quoth-attribute.h"
#include "model/quoth-claim.h"
#include "model/quoth-cue.h"
#include "model/quoth-fragments.h"
#include "model/quoth-halves.h"
#include "model/quoth-mention.h"
#include "random-text.h"
#include "text/quoth-error.h"

#define N_ROUNDS 300

static QuothClaim *
random_claim (QuothText *text)
{
  QuothClaim *claim = quoth_claim_new (NULL);
  guint n = (guint) g_test_rand_int_range (1, 4);

  claim->statement = g_strdup ("What is said");
  for (guint i = 0; i < n; i++)
    quoth_fragments_add (claim, random_text_range (text, 30));
  return claim;
}

/* Both halves stand in the text, in order and apart; together they cover what there was, but for blanks and stops at the cut. */
static void
check_halves (QuothText *text, const QuothClaim *whole, gpointer first, gpointer second, guint offset)
{
  g_autoptr (GError) error = NULL;

  quoth_annotation_check (first, text, &error);
  g_assert_no_error (error);
  quoth_annotation_check (second, text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (quoth_annotation_get_extent (first).start, ==, quoth_annotation_get_extent (whole).start);
  g_assert_cmpuint (quoth_annotation_get_extent (second).end, ==, quoth_annotation_get_extent (whole).end);
  g_assert_cmpuint (quoth_annotation_get_extent (first).end, <=, offset);
  for (guint i = 0; i < quoth_annotation_get_n_spans (first); i++)
    g_assert_cmpint (quoth_fragments_find (whole, quoth_annotation_get_span (first, i)->range.start), >=, 0);
  g_assert_cmpuint (quoth_annotation_get_n_spans (first) + quoth_annotation_get_n_spans (second), >=,
                    quoth_annotation_get_n_spans (whole));
  g_assert_true (quoth_id_equal (&QUOTH_VALUE (first)->id, &whole->annotation.value.id));
  g_assert_false (quoth_id_equal (&QUOTH_VALUE (second)->id, &whole->annotation.value.id));
  g_assert_cmpstr (((QuothClaim *) first)->statement, ==, "What is said");
  g_assert_cmpstr (((QuothClaim *) second)->statement, ==, "What is said");
}

static gboolean
has_newline (QuothText *text, QuothRange range)
{
  g_autofree char *slice = quoth_text_dup_slice (text, range);

  return strchr (slice, '\n') != NULL;
}

/* What was split can be joined again, and covers what it did (where the cut was in a line, and not between fragments). */
static void
check_rejoined (QuothText *text, const QuothClaim *whole, gpointer first, gpointer second)
{
  QuothRange gap = { quoth_annotation_get_extent (first).end, quoth_annotation_get_extent (second).start };
  g_autoptr (GError) error = NULL;

  g_assert_true (quoth_annotation_join (first, second, text, &error));
  g_assert_no_error (error);
  quoth_annotation_check (first, text, &error);
  g_assert_no_error (error);
  g_assert_true (quoth_range_equal (quoth_annotation_get_extent (first), quoth_annotation_get_extent (whole)));
  if (quoth_annotation_get_n_spans (whole) == 1 && !has_newline (text, gap))
    g_assert_cmpuint (quoth_annotation_get_n_spans (first), ==, 1);
  g_assert_cmpuint (quoth_annotation_get_n_spans (first), <=, quoth_annotation_get_n_spans (whole) + 1);
}

static void
test_split (void)
{
  guint n_split = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (QuothText) text = random_text_new (40);

      for (guint i = 0; i < 10; i++)
        {
          g_autoptr (QuothClaim) whole = random_claim (text);
          g_autoptr (GError) error = NULL;
          guint offset = random_text_offset (text);
          g_autoptr (QuothValue) first = NULL;
          g_autoptr (QuothValue) second = quoth_annotation_split (whole, text, offset, (gpointer *) &first, &error);

          if (second == NULL)
            {
              g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
              g_assert_null (first);
              continue;
            }
          n_split++;
          check_halves (text, whole, first, second, offset);
          check_rejoined (text, whole, first, second);
        }
    }
  g_assert_cmpuint (n_split, >, N_ROUNDS);
}

static QuothText *
make_text (void)
{
  return quoth_text_new ("One says this. Two say that.\nThree say nothing.", -1, NULL);
}

static void
test_cut (void)
{
  g_autoptr (QuothText) text = make_text ();
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothValue) first = NULL;
  g_autoptr (QuothValue) second = NULL;

  quoth_annotation_add_span (claim, quoth_range (0, 28), NULL);
  g_assert_null (quoth_annotation_split (claim, text, 0, (gpointer *) &first, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (quoth_annotation_split (claim, text, 27, (gpointer *) &first, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_clear_error (&error);

  second = quoth_annotation_split (claim, text, 15, (gpointer *) &first, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (quoth_annotation_get_extent (first).end, ==, 13);
  g_assert_cmpuint (quoth_annotation_get_extent (second).start, ==, 15);
  g_assert_cmpuint (quoth_annotation_get_extent (second).end, ==, 28);
}

static gboolean
goes_along (guint start, guint end, const QuothId *claim, gconstpointer first, gconstpointer second, gboolean unplaced)
{
  g_autoptr (QuothCue) cue = quoth_cue_new (NULL);

  quoth_annotation_add_span (cue, quoth_range (start, end), "x");
  cue->claim = *claim;
  cue->annotation.unplaced = unplaced;
  return quoth_cue_goes_along (cue, first, second);
}

/* The cue goes with the half that it begins in; before the claim with the first, behind it with the second. */
static void
test_cues (void)
{
  g_autoptr (QuothText) text = make_text ();
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  g_autoptr (QuothValue) first = NULL;
  g_autoptr (QuothValue) second = NULL;
  const QuothId *id = &claim->annotation.value.id;
  QuothId other = quoth_id_new ();

  quoth_annotation_add_span (claim, quoth_range (4, 28), NULL);
  second = quoth_annotation_split (claim, text, 15, (gpointer *) &first, NULL);
  g_assert_nonnull (second);
  g_assert_false (goes_along (0, 3, id, first, second, FALSE));
  g_assert_false (goes_along (4, 8, id, first, second, FALSE));
  g_assert_false (goes_along (9, 18, id, first, second, FALSE));
  g_assert_false (goes_along (13, 14, id, first, second, FALSE));
  g_assert_true (goes_along (15, 18, id, first, second, FALSE));
  g_assert_true (goes_along (19, 28, id, first, second, FALSE));
  g_assert_true (goes_along (29, 34, id, first, second, FALSE));
  g_assert_false (goes_along (29, 34, &other, first, second, FALSE));
  g_assert_false (goes_along (19, 28, id, first, second, TRUE));
}

static void
assert_refused (gpointer into, gconstpointer other, QuothText *text)
{
  g_autoptr (QuothValue) copy = quoth_value_copy (into);
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_annotation_join (copy, other, text, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_assert_cmpuint (strlen (error->message), >, 20);
}

static QuothClaim *
make_claim (guint start, guint end)
{
  QuothClaim *claim = quoth_claim_new (NULL);

  claim->confidence = -1;
  quoth_annotation_add_span (claim, quoth_range (start, end), NULL);
  return claim;
}

static void
test_join_takes (void)
{
  g_autoptr (QuothText) text = make_text ();
  g_autoptr (QuothClaim) a = make_claim (0, 13), b = make_claim (15, 27), c = make_claim (29, 46);
  QuothId code = quoth_id_new (), actor = quoth_id_new (), proposition = quoth_id_new (), attribute = quoth_id_new ();
  QuothClaimProposition link = { proposition, QUOTH_LINK_DENIES };
  g_autoptr (GError) error = NULL;

  b->statement = g_strdup ("x");
  b->mode = QUOTH_MODE_DIRECT;
  b->confidence = 0.5;
  quoth_claim_set_category (b, &code, QUOTH_STANCE_FOR);
  quoth_claim_set_category (a, &code, QUOTH_STANCE_UNSET);
  quoth_claim_add_role (b, QUOTH_ROLE_CLAIMANT, &actor, NULL);
  g_array_append_val (b->propositions, link);
  quoth_value_set_attribute (b, &attribute, "yes");

  g_assert_true (quoth_annotation_join (a, b, text, &error));
  g_assert_cmpuint (quoth_annotation_get_n_spans (a), ==, 1);
  g_assert_cmpstr (a->statement, ==, "x");
  g_assert_cmpint (a->mode, ==, QUOTH_MODE_DIRECT);
  g_assert_cmpfloat (a->confidence, ==, 0.5);
  g_assert_cmpuint (a->categories->len, ==, 1);
  g_assert_cmpint (g_array_index (a->categories, QuothCategory, 0).stance, ==, QUOTH_STANCE_FOR);
  g_assert_cmpuint (a->roles->len, ==, 1);
  g_assert_cmpuint (a->propositions->len, ==, 1);
  g_assert_cmpuint (a->annotation.value.attributes->len, ==, 1);

  /* Over the end of a paragraph they stay two fragments. */
  g_assert_true (quoth_annotation_join (a, c, text, &error));
  g_assert_cmpuint (quoth_annotation_get_n_spans (a), ==, 2);
}

static void
test_join_refuses (void)
{
  g_autoptr (QuothText) text = make_text ();
  g_autoptr (QuothClaim) a = make_claim (0, 13), b = make_claim (15, 27);
  g_autoptr (QuothMention) mention = quoth_mention_new (NULL);
  g_autoptr (QuothMention) another = quoth_mention_new (NULL);
  g_autoptr (QuothCue) cue = quoth_cue_new (NULL);
  g_autoptr (QuothCue) evidence = quoth_cue_new (NULL);
  QuothId code = quoth_id_new (), attribute = quoth_id_new ();

  quoth_annotation_add_span (mention, quoth_range (0, 3), NULL);
  quoth_annotation_add_span (another, quoth_range (4, 8), NULL);
  another->actor = quoth_id_new ();
  quoth_annotation_add_span (cue, quoth_range (0, 3), NULL);
  quoth_annotation_add_span (evidence, quoth_range (4, 8), NULL);
  quoth_cue_set_kind (evidence, QUOTH_CUE_EVIDENCE);
  assert_refused (a, mention, text);
  assert_refused (mention, another, text);
  assert_refused (cue, evidence, text);

  a->annotation.coder = quoth_id_new ();
  assert_refused (a, b, text);
  a->annotation.coder = b->annotation.coder;

  a->statement = g_strdup ("one thing");
  b->statement = g_strdup ("another");
  assert_refused (a, b, text);
  g_clear_pointer (&b->statement, g_free);

  quoth_claim_set_category (a, &code, QUOTH_STANCE_FOR);
  quoth_claim_set_category (b, &code, QUOTH_STANCE_AGAINST);
  assert_refused (a, b, text);
  quoth_claim_set_category (b, &code, QUOTH_STANCE_FOR);

  quoth_value_set_attribute (a, &attribute, "yes");
  quoth_value_set_attribute (b, &attribute, "no");
  assert_refused (a, b, text);
  quoth_value_set_attribute (b, &attribute, "yes");
  g_assert_true (quoth_annotation_join (a, b, text, NULL));
}

static void
test_same (void)
{
  g_autoptr (QuothClaim) a = make_claim (0, 13), b = make_claim (0, 13);
  QuothId actor = quoth_id_new ();

  g_assert_true (quoth_annotation_is_same (a, b));
  quoth_claim_add_role (b, QUOTH_ROLE_CLAIMANT, &actor, NULL);
  g_assert_false (quoth_annotation_is_same (a, b));
  quoth_claim_add_role (a, QUOTH_ROLE_CLAIMANT, &actor, NULL);
  g_assert_true (quoth_annotation_is_same (a, b));
  quoth_fragments_set (a, 0, quoth_range (0, 12));
  g_assert_false (quoth_annotation_is_same (a, b));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/halves/split", test_split);
  g_test_add_func ("/halves/cut", test_cut);
  g_test_add_func ("/halves/cues", test_cues);
  g_test_add_func ("/halves/join-takes", test_join_takes);
  g_test_add_func ("/halves/join-refuses", test_join_refuses);
  g_test_add_func ("/halves/same", test_same);
  return g_test_run ();
}
