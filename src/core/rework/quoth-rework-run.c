/* quoth-rework-run.c: what a rework edits and tells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value may be reached by several roads (a claim whose claimant and whose addressee become one), so each is copied once and
 * all edits are made in that copy. Memory grows with what is edited, time too; nothing else is read.
 */

#include "config.h"

#include "rework/quoth-rework-private.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-memo.h"

/* In code points. */
#define MAX_NAME 60

typedef struct
{
  QuothValue *value;
  GString *text;
} Tale;

static void
tale_free (gpointer data)
{
  Tale *self = data;

  quoth_value_unref (self->value);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static gboolean
keep_attribute_cb (gpointer value, gpointer data, GError **error)
{
  QuothReworkRun *self = data;

  g_hash_table_insert (self->attributes, &QUOTH_VALUE (value)->id, quoth_value_ref (value));
  return TRUE;
}

gboolean
quoth_rework_run_init (QuothReworkRun *self, QuothRework *rework, QuothReader *reader, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_ATTRIBUTE };

  *self = (QuothReworkRun){ .rework = rework, .reader = reader };
  self->sources = quoth_values_new ();
  self->edited = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  self->attributes
    = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    self->order[i] = quoth_values_new ();
  self->tales = g_ptr_array_new_with_free_func (tale_free);
  return quoth_reader_foreach (reader, &query, keep_attribute_cb, self, error);
}

void
quoth_rework_run_clear (QuothReworkRun *self)
{
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->edited, g_hash_table_unref);
  g_clear_pointer (&self->attributes, g_hash_table_unref);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    g_clear_pointer (&self->order[i], g_ptr_array_unref);
  g_clear_pointer (&self->tales, g_ptr_array_unref);
}

void
quoth_rework_run_add (QuothReworkRun *self, gpointer value)
{
  QuothValue *added = quoth_value_ref (value);

  g_hash_table_insert (self->edited, &added->id, added);
  g_ptr_array_add (self->order[added->kind], added);
}

gpointer
quoth_rework_run_edit (QuothReworkRun *self, gpointer value)
{
  g_autoptr (QuothValue) copy = NULL;
  gpointer edited = g_hash_table_lookup (self->edited, &QUOTH_VALUE (value)->id);

  if (edited != NULL)
    return edited;
  copy = quoth_value_copy (value);
  quoth_rework_run_add (self, copy);
  return copy;
}

gpointer
quoth_rework_run_get (QuothReworkRun *self, QuothKind kind, const QuothId *id, GError **error)
{
  gpointer edited = g_hash_table_lookup (self->edited, id);

  return edited != NULL ? quoth_value_ref (edited) : quoth_reader_get (self->reader, kind, id, error);
}

gboolean
quoth_rework_run_is_source (QuothReworkRun *self, const QuothId *id)
{
  for (guint i = 0; i < self->rework->sources->len; i++)
    if (quoth_id_equal (&g_array_index (self->rework->sources, QuothId, i), id))
      return TRUE;
  return FALSE;
}

static Tale *
get_tale (QuothReworkRun *self, gpointer value)
{
  Tale *tale;

  for (guint i = 0; i < self->tales->len; i++)
    {
      tale = self->tales->pdata[i];
      if (tale->value == value)
        return tale;
    }
  tale = g_new0 (Tale, 1);
  tale->value = quoth_value_ref (value);
  tale->text = g_string_new (NULL);
  g_ptr_array_add (self->tales, tale);
  return tale;
}

void
quoth_rework_run_tell (QuothReworkRun *self, gpointer value, const char *format, ...)
{
  Tale *tale = get_tale (self, value);
  va_list arguments;

  if (tale->text->len > 0)
    g_string_append_c (tale->text, '\n');
  va_start (arguments, format);
  g_string_append_vprintf (tale->text, format, arguments);
  va_end (arguments);
}

static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_NAME)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_NAME - 1);
  return g_strconcat (start, "…", NULL);
}

static const char *
get_name (gconstpointer value)
{
  switch ((int) ((const QuothValue *) value)->kind)
    {
    case QUOTH_KIND_ACTOR_KIND:
      return ((const QuothActorKind *) value)->name;
    case QUOTH_KIND_ANNOTATION_TYPE:
      return ((const QuothAnnotationType *) value)->name;
    case QUOTH_KIND_CODE:
      return ((const QuothCode *) value)->name;
    case QUOTH_KIND_RELATION_TYPE:
      return ((const QuothRelationType *) value)->name;
    case QUOTH_KIND_ATTRIBUTE:
      return ((const QuothAttribute *) value)->name;
    case QUOTH_KIND_ACTOR:
      return ((const QuothActor *) value)->name;
    case QUOTH_KIND_DOCUMENT:
      return ((const QuothDocument *) value)->name;
    case QUOTH_KIND_PROPOSITION:
      return ((const QuothProposition *) value)->statement;
    case QUOTH_KIND_CLAIM:
      return ((const QuothClaim *) value)->statement;
    default:
      return NULL;
    }
}

char *
quoth_rework_dup_name (gconstpointer value)
{
  const char *name = get_name (value);
  g_autofree char *quote = NULL;

  if ((name == NULL || *name == '\0') && quoth_kind_is_annotation (((const QuothValue *) value)->kind))
    name = quote = quoth_annotation_dup_quote (value);
  return shorten (name != NULL ? name : "");
}

/* A sentence stands alone in a memo; in a report it has to say of which claim it is. */
static void
report_tale (QuothRework *rework, const Tale *tale)
{
  g_auto (GStrv) sentences = g_strsplit (tale->text->str, "\n", -1);
  g_autofree char *name = quoth_rework_dup_name (tale->value);

  for (guint i = 0; sentences[i] != NULL; i++)
    if (tale->value->kind == QUOTH_KIND_CLAIM)
      /* Translators: what a claim is called, and what became of it */
      g_ptr_array_add (rework->given_up,
                       g_strdup_printf (_ ("The claim “%s”: %s"), name, sentences[i]));
    else
      g_ptr_array_add (rework->given_up, g_strdup (sentences[i]));
}

static void
write_tale (QuothReworkRun *self, QuothChange *change, const Tale *tale)
{
  g_autoptr (QuothMemo) memo = quoth_memo_new (NULL);

  memo->target = tale->value->id;
  memo->coder = self->rework->coder->value.id;
  memo->text = g_strdup (tale->text->str);
  memo->time = g_get_real_time () / 1000;
  quoth_change_put (change, memo);
}

QuothChange *
quoth_rework_run_finish (QuothReworkRun *self, const char *label)
{
  QuothRework *rework = self->rework;
  QuothChange *change = quoth_change_new (label, &rework->coder->value.id);

  if (!quoth_reader_has (self->reader, QUOTH_KIND_CODER, &rework->coder->value.id))
    quoth_change_put (change, rework->coder);
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    for (guint i = 0; i < self->order[kind]->len; i++)
      quoth_change_put (change, self->order[kind]->pdata[i]);

  g_ptr_array_set_size (rework->given_up, 0);
  for (guint i = 0; i < self->tales->len; i++)
    {
      report_tale (rework, self->tales->pdata[i]);
      write_tale (self, change, self->tales->pdata[i]);
    }
  g_ptr_array_add (rework->given_up, NULL);
  return change;
}
