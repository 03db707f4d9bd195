/* quoth-suggesting.c: what is suggested in the open document, kept up with the work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There is one piece of work at a time. It takes the suggester along into a thread of readers, brings it up to what the project says
 * there (an actor is looked for again only if the news named it), lists, and comes back with both. What is announced meanwhile is gathered,
 * and is the next piece. What was accepted or rejected is hidden at once, until a piece of work that began after the news of it comes back.
 *
 * The first look waits until the window has been drawn and is quiet: nobody waits for a ghost.
 */

#include "config.h"

#include "quoth-suggesting.h"

#include <glib/gi18n.h>
#include <string.h>

#include "quoth-coding.h"
#include "quoth-settings.h"

#define FIRST_DELAY 400
#define DELAY 60
/* With more of them, all are looked for in one pass. */
#define MAX_ACTORS 16

struct _QuothSuggesting
{
  GObject parent_instance;

  QuothDesk *desk; /* borrowed: it owns nothing of this and lives longer */
  QuothSuggester *suggester;
  QuothGhosts *ghosts;
  GHashTable *hidden; /* "KIND START END": accepted or rejected, on its way */
  GHashTable *actors; /* QuothId: to be looked for again */
  GCancellable *cancellable;
  guint timeout;
  gboolean is_new;    /* the text is to be read again */
  gboolean is_working;
  gboolean is_behind; /* something was announced while it worked */
  gboolean unhide;
};

G_DEFINE_FINAL_TYPE (QuothSuggesting, quoth_suggesting, G_TYPE_OBJECT)

static guint changed_signal;

/* ---- In the thread ---- */

typedef struct
{
  QuothSuggester *suggester; /* NULL: the text is to be read */
  GPtrArray *actors;         /* QuothId; NULL: all */
  QuothId document;
  QuothId coder;
  QuothSuggestionKinds kinds;
} Job;

typedef struct
{
  QuothSuggester *suggester;
  GPtrArray *suggestions;
} Found;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_clear_pointer (&self->suggester, quoth_suggester_free);
  g_clear_pointer (&self->actors, g_ptr_array_unref);
  g_free (self);
}

static void
found_free (gpointer data)
{
  Found *self = data;

  g_clear_pointer (&self->suggester, quoth_suggester_free);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_free (self);
}

/* Read once; the files do not change while the program runs. */
static QuothLexicons *
get_lexicons (GError **error)
{
  static GMutex lock;
  static QuothLexicons *lexicons;
  const char *data = g_getenv ("QUOTH_DATA_DIR");
  g_autofree char *folder = g_build_filename (data != NULL && *data != '\0' ? data : QUOTH_DATA_DIR, "suggest", NULL);

  g_mutex_lock (&lock);
  if (lexicons == NULL)
    lexicons = quoth_lexicons_load (folder, error);
  g_mutex_unlock (&lock);
  return lexicons;
}

static gboolean
read_text (Job *job, QuothReader *reader, GCancellable *cancellable, GError **error)
{
  QuothLexicons *lexicons = get_lexicons (error);
  g_autoptr (QuothDocument) document
    = lexicons != NULL ? quoth_reader_load_document (reader, &job->document, error) : NULL;

  if (document == NULL)
    return FALSE;
  job->suggester = quoth_suggester_new (document, lexicons, cancellable, error);
  g_clear_pointer (&job->actors, g_ptr_array_unref);
  return job->suggester != NULL;
}

static gboolean
read_actors (Job *job, QuothReader *reader, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR };
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; job->actors != NULL && i < job->actors->len; i++)
    {
      const QuothId *id = job->actors->pdata[i];
      g_autoptr (QuothActor) actor = quoth_reader_get (reader, QUOTH_KIND_ACTOR, id, NULL);

      if (actor != NULL)
        quoth_suggester_put_actor (job->suggester, actor);
      else
        quoth_suggester_remove_actor (job->suggester, id);
    }
  if (job->actors != NULL)
    return TRUE;
  all = quoth_reader_list (reader, &query, error);
  if (all == NULL)
    return FALSE;
  quoth_suggester_set_actors (job->suggester, all);
  return TRUE;
}

static gpointer
find_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) annotations = NULL;
  g_autoptr (GPtrArray) rejections = NULL;
  Found *found;

  if ((job->suggester == NULL && !read_text (job, reader, cancellable, error)) || !read_actors (job, reader, error))
    return NULL;
  annotations = quoth_reader_load_annotations (reader, &job->document, error);
  rejections = annotations != NULL ? quoth_reader_list_rejections (reader, &job->document, error) : NULL;
  if (rejections == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->suggestions = quoth_suggester_list (job->suggester, annotations, rejections, &job->coder, job->kinds);
  found->suggester = g_steal_pointer (&job->suggester);
  return found;
}

/* ---- In the window's ---- */

static QuothSuggestionKinds
get_kinds (void)
{
  GSettings *settings = quoth_settings_get ();

  return (g_settings_get_boolean (settings, "suggest-mentions") ? QUOTH_SUGGEST_MENTIONS : 0) |
         (g_settings_get_boolean (settings, "suggest-claims") ? QUOTH_SUGGEST_CLAIMS : 0);
}

static void
set_ghosts (QuothSuggesting *self, QuothGhosts *ghosts)
{
  g_autoptr (QuothGhosts) old = g_steal_pointer (&self->ghosts);

  self->ghosts = ghosts;
  if (old != NULL || ghosts != NULL)
    g_signal_emit (self, changed_signal, 0);
}

static char *
make_key (const QuothSuggestion *suggestion)
{
  QuothRange extent = quoth_suggestion_get_extent (suggestion);

  return g_strdup_printf ("%u %u %u", suggestion->kind, extent.start, extent.end);
}

static GPtrArray *
drop_hidden (QuothSuggesting *self, GPtrArray *suggestions)
{
  GPtrArray *left = quoth_suggestions_new ();

  for (guint i = 0; i < suggestions->len; i++)
    {
      g_autofree char *key = make_key (suggestions->pdata[i]);

      if (!g_hash_table_contains (self->hidden, key))
        g_ptr_array_add (left, quoth_suggestion_ref (suggestions->pdata[i]));
    }
  return left;
}

static void schedule (QuothSuggesting *self, guint delay);

static gboolean
is_of_open_text (QuothSuggesting *self, const Found *found)
{
  QuothDocumentModel *model = quoth_desk_get_model (self->desk);
  const QuothDocument *document = quoth_suggester_get_document (found->suggester);

  return model != NULL && quoth_id_equal (&document->value.id, &quoth_document_model_get_document (model)->value.id) &&
         memcmp (document->sha256, quoth_document_model_get_document (model)->sha256, sizeof document->sha256) == 0;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothSuggesting) self = user_data;
  g_autoptr (GError) error = NULL;
  Found *found = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  self->is_working = FALSE;
  if (found != NULL && self->desk != NULL && !self->is_new && is_of_open_text (self, found))
    {
      self->suggester = g_steal_pointer (&found->suggester);
      set_ghosts (self, quoth_ghosts_new (drop_hidden (self, found->suggestions)));
    }
  else
    self->is_new = TRUE;
  if (found == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_info ("No suggestions: %s", error->message);
  g_clear_pointer (&found, found_free);
  if (self->is_behind)
    schedule (self, DELAY);
}

static GPtrArray *
take_actors (QuothSuggesting *self)
{
  GPtrArray *actors;
  GHashTableIter iter;
  gpointer id;

  if (g_hash_table_size (self->actors) > MAX_ACTORS)
    {
      g_hash_table_remove_all (self->actors);
      return NULL;
    }
  actors = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, self->actors);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (actors, quoth_id_memdup (id));
  g_hash_table_remove_all (self->actors);
  return actors;
}

static void
work (QuothSuggesting *self)
{
  const QuothDocument *document = quoth_desk_get_document (self->desk);
  QuothSession *session = quoth_desk_get_session (self->desk);
  QuothSuggestionKinds kinds = get_kinds ();
  Job *job;

  if (document == NULL || kinds == 0 || !quoth_desk_can_edit (self->desk))
    {
      g_hash_table_remove_all (self->hidden);
      set_ghosts (self, NULL);
      self->is_new = TRUE;
      return;
    }
  if (self->unhide)
    g_hash_table_remove_all (self->hidden);
  self->unhide = self->is_behind = FALSE;
  if (self->is_new)
    g_clear_pointer (&self->suggester, quoth_suggester_free);
  self->is_new = FALSE;
  self->is_working = TRUE;
  job = g_new0 (Job, 1);
  job->suggester = g_steal_pointer (&self->suggester);
  job->actors = take_actors (self);
  job->document = document->value.id;
  job->coder = quoth_session_get_coder (session)->value.id;
  job->kinds = kinds;
  quoth_store_read_async (quoth_session_get_store (session), find_cb, job, job_free, found_free, self->cancellable, found_cb,
                          g_object_ref (self));
}

static gboolean
timeout_cb (gpointer user_data)
{
  QuothSuggesting *self = user_data;

  self->timeout = 0;
  if (!self->is_working)
    work (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (QuothSuggesting *self, guint delay)
{
  self->is_behind = TRUE;
  if (self->timeout == 0 && !self->is_working && self->desk != NULL)
    self->timeout = g_timeout_add_full (G_PRIORITY_LOW, delay, timeout_cb, self, NULL);
}

/* ---- What is followed ---- */

static void
document_cb (QuothSuggesting *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->is_new = TRUE;
  g_hash_table_remove_all (self->hidden);
  set_ghosts (self, NULL);
  g_clear_handle_id (&self->timeout, g_source_remove);
  schedule (self, FIRST_DELAY);
}

static gboolean
follow_item (QuothSuggesting *self, const QuothNewsItem *item)
{
  const QuothDocument *document = quoth_desk_get_document (self->desk);

  if (item->kind == QUOTH_KIND_ACTOR)
    {
      g_hash_table_add (self->actors, quoth_id_memdup (&item->id));
      return TRUE;
    }
  if (document == NULL || !quoth_id_equal (&item->document, &document->value.id))
    return FALSE;
  if (item->kind == QUOTH_KIND_DOCUMENT)
    self->is_new = TRUE;
  return TRUE;
}

/* News of nothing are of rejections: these have no values. */
static void
news_cb (QuothStore *store, QuothNews *news, QuothSuggesting *self)
{
  guint n = quoth_news_get_n_items (news);
  gboolean matters = n == 0;

  for (guint i = 0; i < n; i++)
    matters |= follow_item (self, quoth_news_get_item (news, i));
  self->unhide = TRUE;
  if (matters)
    schedule (self, DELAY);
}

static void
failed_cb (QuothSuggesting *self)
{
  self->unhide = TRUE;
  schedule (self, DELAY);
}

static void
settings_cb (QuothSuggesting *self)
{
  schedule (self, 0);
}

static void
quoth_suggesting_dispose (GObject *object)
{
  QuothSuggesting *self = QUOTH_SUGGESTING (object);

  self->desk = NULL;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timeout, g_source_remove);
  G_OBJECT_CLASS (quoth_suggesting_parent_class)->dispose (object);
}

static void
quoth_suggesting_finalize (GObject *object)
{
  QuothSuggesting *self = QUOTH_SUGGESTING (object);

  g_clear_pointer (&self->suggester, quoth_suggester_free);
  g_clear_pointer (&self->ghosts, quoth_ghosts_unref);
  g_hash_table_unref (self->hidden);
  g_hash_table_unref (self->actors);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (quoth_suggesting_parent_class)->finalize (object);
}

static void
quoth_suggesting_class_init (QuothSuggestingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_suggesting_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_suggesting_finalize;
  changed_signal = g_signal_new ("changed", QUOTH_TYPE_SUGGESTING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
quoth_suggesting_init (QuothSuggesting *self)
{
  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->actors = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  self->is_new = TRUE;
}

QuothSuggesting *
quoth_suggesting_new (QuothDesk *desk)
{
  QuothSuggesting *self = g_object_new (QUOTH_TYPE_SUGGESTING, NULL);
  QuothSession *session = quoth_desk_get_session (desk);

  self->desk = desk;
  g_signal_connect_object (desk, "document-changed", G_CALLBACK (document_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (quoth_session_get_store (session), "news", G_CALLBACK (news_cb), self, 0);
  g_signal_connect_object (session, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (quoth_settings_get (), "changed::suggest-mentions", G_CALLBACK (settings_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (quoth_settings_get (), "changed::suggest-claims", G_CALLBACK (settings_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (quoth_settings_get (), "changed::coder", G_CALLBACK (settings_cb), self, G_CONNECT_SWAPPED);
  schedule (self, FIRST_DELAY);
  return self;
}

QuothGhosts *
quoth_suggesting_get_ghosts (QuothSuggesting *self)
{
  return self->ghosts;
}

guint
quoth_suggesting_count_alike (QuothSuggesting *self, const QuothSuggestion *suggestion)
{
  g_autoptr (GPtrArray) alike
    = self->ghosts != NULL ? quoth_suggestions_list_alike (quoth_ghosts_get_all (self->ghosts), suggestion) : NULL;

  return alike != NULL ? alike->len : 0;
}

/* ---- Edits ---- */

typedef struct
{
  GPtrArray *suggestions;
  QuothId document;
  QuothId coder;
  guint8 sha256[32];
  char *label;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *self = data;

  g_ptr_array_unref (self->suggestions);
  g_free (self->label);
  g_free (self);
}

/* In the thread that writes: what the edits before this one made is there. */
static QuothChange *
accept_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *self = data;
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR };
  g_autoptr (QuothChange) change = quoth_change_new (self->label, &self->coder);
  g_autoptr (QuothDocument) document = quoth_reader_load_document (reader, &self->document, error);
  g_autoptr (GPtrArray) annotations = document != NULL ? quoth_reader_load_annotations (reader, &self->document, error) : NULL;
  g_autoptr (GPtrArray) actors = annotations != NULL ? quoth_reader_list (reader, &query, error) : NULL;
  g_autoptr (GPtrArray) made = NULL;

  if (actors == NULL)
    return NULL;
  if (memcmp (document->sha256, self->sha256, sizeof self->sha256) != 0)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT,
                   _ ("The text of “%s” was corrected meanwhile; look at what is suggested now"), document->name);
      return NULL;
    }
  made = quoth_suggestions_accept (self->suggestions, document, annotations, actors, change);
  return g_steal_pointer (&change);
}

static void
hide (QuothSuggesting *self, GPtrArray *suggestions)
{
  for (guint i = 0; i < suggestions->len; i++)
    g_hash_table_add (self->hidden, make_key (suggestions->pdata[i]));
  self->unhide = FALSE;
  set_ghosts (self, quoth_ghosts_without (self->ghosts, suggestions));
}

/* "Accept: Mention of China", "Accept 12: Mention of China". */
static char *
make_label (const char *one, const char *several, GPtrArray *suggestions)
{
  g_autofree char *title = quoth_suggestion_dup_title (suggestions->pdata[0]);
  g_autofree char *format = NULL;
  g_autofree char *number = g_strdup_printf ("%u", suggestions->len);
  g_autoptr (GString) counted = NULL;

  if (suggestions->len == 1)
    return quoth_coding_make_label (one, title);
  counted = g_string_new (several);
  g_string_replace (counted, "%u", number, 1);
  return quoth_coding_make_label (counted->str, title);
}

void
quoth_suggesting_accept (QuothSuggesting *self, GPtrArray *suggestions)
{
  const QuothDocument *document = quoth_desk_get_document (self->desk);
  QuothSession *session = quoth_desk_get_session (self->desk);
  Edit *edit;

  if (suggestions->len == 0 || document == NULL || self->ghosts == NULL || !quoth_desk_can_edit (self->desk))
    return;
  edit = g_new0 (Edit, 1);
  edit->suggestions = g_ptr_array_ref (suggestions);
  edit->document = document->value.id;
  edit->coder = quoth_session_get_coder (session)->value.id;
  memcpy (edit->sha256, document->sha256, sizeof edit->sha256);
  edit->label = make_label (_ ("Accept: %s"), _ ("Accept %u suggestions: %s"), suggestions);
  hide (self, suggestions);
  quoth_session_build (session, accept_cb, edit, edit_free);
}

void
quoth_suggesting_reject (QuothSuggesting *self, GPtrArray *suggestions)
{
  QuothDocumentModel *model = quoth_desk_get_model (self->desk);
  QuothSession *session = quoth_desk_get_session (self->desk);
  g_autofree char *label = NULL;
  g_autoptr (QuothChange) change = NULL;

  if (suggestions->len == 0 || model == NULL || self->ghosts == NULL || !quoth_desk_can_edit (self->desk))
    return;
  label = make_label (_ ("Reject: %s"), _ ("Reject %u suggestions: %s"), suggestions);
  change = quoth_session_new_change (session, label);
  quoth_suggestions_reject (suggestions, quoth_document_model_get_document (model), change);
  hide (self, suggestions);
  quoth_session_commit (session, change);
}
