/* quoth-claim-review.c: propositions as reviews of claims, in JSON-LD of schema.org
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One graph, a ClaimReview for each proposition, as fact checkers publish them. What is reviewed is a Claim: its authors are those who make
 * it in a text (not those who deny it), and it appears in the texts in which anybody makes, denies or reports it. An appearance is a
 * CreativeWork with the address, title and date of the text; the claims in it are its parts, each a Quotation: its words, its place as
 * RFC 5147 counts it ("char=5,9"), a link that leads to the words in a browser (a text fragment), who says it, who coded it, and what it
 * does to the proposition, as a keyword.
 *
 * A rating says whether a claim is true. Nothing that is coded of claims does: factuality is how sure an author presents something to be,
 * and that ten sources support what one denies makes it no truer. So a review has a rating where the proposition has one as an attribute
 * ("rating", "ratingValue" …), as it was read or somebody said so, and else none. So it is with its address and date. Its author is
 * the project, where no attribute says another.
 *
 * The claims that make a proposition are held in memory, no more: O(claims with propositions).
 */

#include "config.h"

#include "formats/quoth-claim-review.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-jsonl.h"
#include "formats/quoth-text-fragment.h"

/* A claim, and what it does to the proposition at work. */
typedef struct
{
  const QuothClaim *claim;
  QuothLink link;
} Use;

typedef struct
{
  QuothExport *export;
  QuothJsonlContext context;
  GHashTable *documents; /* id: QuothDocument, without its text */
  GHashTable *uses;      /* id of a proposition: GArray of Use */
  GPtrArray *claims;
  char *project;
} Writer;

static void
lose (Writer *self, const char *what, guint n)
{
  quoth_export_add_loss (self->export, what, n);
}

static void
set_text (json_t *object, const char *key, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_new (object, key, json_string (text));
}

static json_t *
thing_new (const char *type)
{
  json_t *thing = json_object ();

  json_object_set_new (thing, "@type", json_string (type));
  return thing;
}

/* One thing stands for a list of it. */
static void
set_list (json_t *object, const char *key, json_t *list)
{
  if (json_array_size (list) == 1)
    json_object_set (object, key, json_array_get (list, 0));
  else if (json_array_size (list) > 1)
    json_object_set (object, key, list);
  json_decref (list);
}

static gboolean
is_address (const char *text)
{
  return text != NULL && g_uri_peek_scheme (text) != NULL;
}

static void
set_id (json_t *object, const QuothId *id)
{
  g_autofree char *string = quoth_id_dup_string (id);
  g_autofree char *urn = g_strconcat (QUOTH_CLAIM_REVIEW_ID, string, NULL);

  set_text (object, "@id", urn);
}

/* ---- Quotations ---- */

/* Of what kind they are is said of some. */
static json_t *
make_person (Writer *self, const QuothActor *actor)
{
  static const char *const kinds[] = { "person", "media", "organisation", NULL };
  json_t *person = thing_new (g_str_equal (actor->actor_kind, "person")  ? "Person"
                              : g_str_equal (actor->actor_kind, "media") ? "NewsMediaOrganization"
                                                                         : "Organization");

  quoth_export_note_named (self->export, &actor->value.id);
  if (g_strv_contains (kinds, actor->actor_kind))
    quoth_export_note_kind (self->export, &actor->value.id);
  set_text (person, "name", actor->name);
  if (actor->wikidata != NULL && *actor->wikidata != '\0')
    {
      g_autofree char *address = g_strconcat ("https://www.wikidata.org/wiki/", actor->wikidata, NULL);

      set_text (person, "sameAs", address);
    }
  return person;
}

static const QuothActor *
get_claimant (Writer *self, const QuothClaim *claim, guint i)
{
  const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

  return role->role == QUOTH_ROLE_CLAIMANT ? quoth_export_lookup (self->export, QUOTH_KIND_ACTOR, &role->actor) : NULL;
}

static json_t *
make_quotation (Writer *self, const Use *use, const QuothDocument *document)
{
  const QuothClaim *claim = use->claim;
  g_autofree char *quote = quoth_annotation_dup_quote (claim);
  g_autofree char *link = quoth_text_fragment_dup_link (document->url, quoth_annotation_get_span (claim, 0)->quote);
  json_t *quotation = thing_new ("Quotation"), *persons = json_array (), *places = json_array (), *coder = thing_new ("Person");

  set_id (quotation, &claim->annotation.value.id);
  json_object_set_new (quotation, "text", json_string (quote));
  set_text (quotation, "url", link);
  for (guint i = 0; i < claim->annotation.spans->len; i++)
    {
      QuothRange range = quoth_annotation_get_span (claim, i)->range;
      g_autofree char *place = g_strdup_printf (QUOTH_CLAIM_REVIEW_CHARS "%u,%u", range.start, range.end);

      json_array_append_new (places, json_string (place));
    }
  set_list (quotation, "identifier", places);
  set_text (quotation, "keywords", quoth_link_to_nick (use->link));
  for (guint i = 0; i < claim->roles->len; i++)
    if (get_claimant (self, claim, i) != NULL)
      json_array_append_new (persons, make_person (self, get_claimant (self, claim, i)));
  set_list (quotation, "spokenByCharacter", persons);
  set_text (quotation, "dateCreated", claim->date);
  set_text (quotation, "description", claim->statement);
  set_text (coder, "name", quoth_export_get_name (self->export, QUOTH_KIND_CODER, &claim->annotation.coder));
  json_object_set_new (quotation, "contributor", coder);
  return quotation;
}

/* ---- Appearances ---- */

static json_t *
make_work (const QuothDocument *document)
{
  json_t *work = thing_new ("CreativeWork"), *author;
  g_autoptr (GString) digest = g_string_new ("urn:sha256:");

  for (guint i = 0; i < sizeof document->sha256; i++)
    g_string_append_printf (digest, "%02x", document->sha256[i]);
  if (is_address (document->url))
    set_text (work, "url", document->url);
  set_text (work, "identifier", digest->str);
  set_text (work, "name", document->name);
  set_text (work, "headline", document->title);
  set_text (work, "datePublished", document->date);
  set_text (work, "inLanguage", document->language);
  if (document->author != NULL && *document->author != '\0')
    {
      author = thing_new ("Person");
      set_text (author, "name", document->author);
      json_object_set_new (work, "author", author);
    }
  return work;
}

/* The day or month or year that the claim was made, as far as it is known. */
static const char *
get_date (Writer *self, const Use *use)
{
  const QuothDocument *document = g_hash_table_lookup (self->documents, &use->claim->annotation.document);
  const char *date = use->claim->date != NULL && *use->claim->date != '\0' ? use->claim->date : document->date;

  return date != NULL ? date : "";
}

/* (nullable): the one that was surely made before all others, if all have a date. Who denies it does not make it. */
static const Use *
find_first (Writer *self, const GArray *uses)
{
  const Use *first = NULL;

  for (guint i = 0; i < uses->len; i++)
    {
      const Use *use = &g_array_index (uses, Use, i);
      const char *date = get_date (self, use);

      if (use->link == QUOTH_LINK_DENIES)
        continue;
      if (*date == '\0')
        return NULL;
      if (first == NULL || strcmp (date, get_date (self, first)) < 0)
        first = use;
    }
  for (guint i = 0; first != NULL && i < uses->len; i++)
    {
      const Use *use = &g_array_index (uses, Use, i);
      const char *date = get_date (self, use);

      if (use->link != QUOTH_LINK_DENIES && !quoth_id_equal (&use->claim->annotation.document, &first->claim->annotation.document)
          && (g_str_has_prefix (date, get_date (self, first)) || g_str_has_prefix (get_date (self, first), date)))
        return NULL;
    }
  return first;
}

/* Uses are in the order of their documents. */
static void
add_appearances (Writer *self, json_t *claim, const GArray *uses)
{
  const Use *first = find_first (self, uses);
  json_t *works = json_array ();

  for (guint i = 0; i < uses->len;)
    {
      const QuothId *id = &g_array_index (uses, Use, i).claim->annotation.document;
      const QuothDocument *document = g_hash_table_lookup (self->documents, id);
      json_t *work = make_work (document), *parts = json_array ();

      for (; i < uses->len && quoth_id_equal (&g_array_index (uses, Use, i).claim->annotation.document, id); i++)
        json_array_append_new (parts, make_quotation (self, &g_array_index (uses, Use, i), document));
      json_object_set_new (work, "hasPart", parts);
      if (first != NULL && quoth_id_equal (&first->claim->annotation.document, id))
        json_object_set_new (claim, "firstAppearance", work);
      else
        json_array_append_new (works, work);
    }
  if (first != NULL)
    set_text (claim, "datePublished", get_date (self, first));
  json_object_set_new (claim, "appearance", works);
}

/* Those who make it, each once. */
static void
add_authors (Writer *self, json_t *claim, const GArray *uses)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  json_t *authors = json_array ();

  for (guint i = 0; i < uses->len; i++)
    {
      const Use *use = &g_array_index (uses, Use, i);

      for (guint j = 0; use->link == QUOTH_LINK_SUPPORTS && j < use->claim->roles->len; j++)
        {
          const QuothActor *actor = get_claimant (self, use->claim, j);

          if (actor != NULL && g_hash_table_add (seen, (gpointer) &actor->value.id))
            json_array_append_new (authors, make_person (self, actor));
        }
    }
  set_list (claim, "author", authors);
}

/* ---- What attributes say ---- */

static gboolean
is_path (const char *path)
{
  return g_regex_match_simple ("^@?[A-Za-z][A-Za-z0-9]*(\\.@?[A-Za-z][A-Za-z0-9]*)*$", path, 0, 0);
}

/* A rating is a number, where it is one. */
static json_t *
make_value (const char *path, const char *text)
{
  char *end;
  gint64 number = g_ascii_strtoll (text, &end, 10);

  if (g_str_has_suffix (path, "Rating.ratingValue") || g_str_has_suffix (path, "Rating.bestRating") || g_str_has_suffix (path, "Rating.worstRating"))
    if (*text != '\0' && *end == '\0' && strlen (text) < 10 && (g_ascii_isdigit (*text) || *text == '-'))
      return json_integer (number);
  return json_string (text);
}

/* Returns: %FALSE if something else is there. */
static gboolean
set_path (json_t *review, const char *path, const char *text)
{
  g_auto (GStrv) keys = g_strsplit (path, ".", -1);
  json_t *object = review;
  guint last = g_strv_length (keys) - 1;

  for (guint i = 0; i < last; i++)
    {
      json_t *below = json_object_get (object, keys[i]);

      if (below == NULL)
        {
          below = json_object ();
          json_object_set_new (object, keys[i], below);
        }
      if (!json_is_object (below))
        return FALSE;
      object = below;
    }
  if (json_object_get (object, keys[last]) != NULL)
    return FALSE;
  json_object_set_new (object, keys[last], make_value (path, text));
  return TRUE;
}

/* Texts that the project does not have. */
static void
add_addresses (json_t *claim, const char *text)
{
  g_auto (GStrv) addresses = g_strsplit (text, "; ", -1);
  json_t *works = json_object_get (claim, "appearance");

  if (works == NULL)
    json_object_set_new (claim, "appearance", works = json_array ());
  for (guint i = 0; addresses[i] != NULL; i++)
    {
      json_t *work = thing_new ("CreativeWork");

      set_text (work, is_address (addresses[i]) ? "url" : "name", addresses[i]);
      json_array_append_new (works, work);
    }
}

static void
set_attribute (Writer *self, json_t *review, const QuothId *proposition, const QuothAttribute *attribute, const char *text)
{
  static const char *const own[] = { "claimReviewed", "itemReviewed", "reviewRating", "@context", "@graph", "@type", "@id", NULL };
  json_t *claim = json_object_get (review, "itemReviewed");
  const char *path = attribute != NULL ? quoth_claim_review_find_path (attribute->key) : "";

  if (g_str_equal (path, "itemReviewed.appearance.url"))
    add_addresses (claim, text);
  else if (g_str_equal (path, "itemReviewed.firstAppearance.url") && json_object_get (claim, "firstAppearance") != NULL)
    add_addresses (claim, text);
  else if (attribute == NULL || attribute->type == QUOTH_ATTRIBUTE_ACTOR || !is_path (path) || g_strv_contains (own, path)
           || !set_path (review, path, text))
    return;
  quoth_export_note_named (self->export, &attribute->value.id);
  quoth_export_note_attribute (self->export, proposition);
}

/* ---- Reviews ---- */

static void
set_type (json_t *review, const char *key, const char *type)
{
  json_t *thing = json_object_get (review, key);

  if (json_is_object (thing) && json_object_get (thing, "@type") == NULL)
    json_object_set_new (thing, "@type", json_string (type));
}

static json_t *
make_review (Writer *self, const QuothProposition *proposition)
{
  const GPtrArray *values = proposition->value.attributes;
  const GArray *uses = g_hash_table_lookup (self->uses, &proposition->value.id);
  json_t *review = thing_new ("ClaimReview"), *claim = thing_new ("Claim");

  set_id (review, &proposition->value.id);
  set_text (review, "claimReviewed", proposition->statement);
  json_object_set_new (review, "itemReviewed", claim);
  set_text (claim, "description", proposition->note);
  if (uses != NULL)
    add_appearances (self, claim, uses);
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const QuothAttributeValue *value = values->pdata[i];

      set_attribute (self, review, &proposition->value.id, g_hash_table_lookup (self->context.attributes, &value->attribute), value->value);
    }
  if (uses != NULL && json_object_get (claim, "author") == NULL)
    add_authors (self, claim, uses);
  if (json_object_get (review, "author") == NULL)
    set_path (review, "author.name", self->project);
  set_type (review, "author", "Organization");
  set_type (claim, "author", "Organization");
  set_type (review, "reviewRating", "Rating");
  return review;
}

static gboolean
write_reviews (Writer *self, GError **error)
{
  g_autoptr (GPtrArray) propositions = quoth_export_list (self->export, QUOTH_KIND_PROPOSITION, error);
  g_autoptr (QuothExportFile) file = propositions != NULL ? quoth_export_open_file (self->export, NULL, error) : NULL;

  if (file == NULL)
    return FALSE;
  g_string_append (file->buffer, "{\"@context\":\"https://schema.org\",\"@graph\":[");
  for (guint i = 0; i < propositions->len; i++)
    {
      g_autoptr (json_t) review = make_review (self, propositions->pdata[i]);
      char *text = json_dumps (review, JSON_COMPACT);

      g_string_append_printf (file->buffer, "%s\n%s", i > 0 ? "," : "", text);
      free (text);
      self->export->n_written[QUOTH_KIND_PROPOSITION]++;
      if (!quoth_export_file_spill (file, error))
        return FALSE;
    }
  g_string_append (file->buffer, "\n]}\n");
  return quoth_export_file_close (file, error);
}

/* ---- Claims ---- */

/* Of those who are in the file it has the Wikidata id. */
static gboolean
count_actor_cb (gpointer value, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  const QuothActor *actor = value;

  if (!quoth_export_is_named (self->export, &actor->value.id))
    return TRUE;
  lose (self, _("aliases of actors"), actor->aliases->len);
  lose (self, _("affiliations of actors"), actor->affiliations->len);
  lose (self, _("parents and notes of actors"),
        (guint) !quoth_id_is_none (&actor->parent) + (actor->note != NULL && *actor->note != '\0'));
  return TRUE;
}

static void
count_claim (Writer *self, const QuothClaim *claim)
{
  const char *const fields[] = { quoth_factuality_to_nick (claim->factuality), quoth_mode_to_nick (claim->mode), claim->form, claim->place };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    lose (self, _("factuality, mode, form, place and confidence of claims"), fields[i] != NULL && *fields[i] != '\0');
  lose (self, _("factuality, mode, form, place and confidence of claims"), claim->confidence >= 0);
  lose (self, _("codes of claims"), claim->categories->len);
  for (guint i = 0; i < claim->categories->len; i++)
    lose (self, _("stances of claims"), g_array_index (claim->categories, QuothCategory, i).stance != QUOTH_STANCE_UNSET);
  lose (self, _("attribution chains"), claim->chain->len > 0);
  lose (self, _("attributes"), claim->annotation.value.attributes != NULL ? claim->annotation.value.attributes->len : 0);
  for (guint i = 0; i < claim->roles->len; i++)
    {
      if (get_claimant (self, claim, i) == NULL)
        lose (self, _("addressees and objects of claims"), 1);
      else
        lose (self, _("mentions that claims name their actors by"),
              !quoth_id_is_none (&g_array_index (claim->roles, QuothClaimRole, i).mention));
    }
}

static void
take_claim (Writer *self, QuothClaim *claim)
{
  g_ptr_array_add (self->claims, quoth_value_ref (claim));
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *link = &g_array_index (claim->propositions, QuothClaimProposition, i);
      GArray *uses = g_hash_table_lookup (self->uses, &link->proposition);
      Use use = { claim, link->link };

      if (uses == NULL)
        {
          uses = g_array_new (FALSE, FALSE, sizeof (Use));
          g_hash_table_insert (self->uses, quoth_id_memdup (&link->proposition), uses);
        }
      g_array_append_val (uses, use);
    }
  count_claim (self, claim);
}

/* Only claims that make a proposition are written. */
static void
take_annotation (Writer *self, QuothAnnotation *annotation)
{
  QuothKind kind = annotation->value.kind;

  if (kind == QUOTH_KIND_CLAIM && quoth_claim (annotation)->propositions->len > 0)
    {
      take_claim (self, quoth_claim (annotation));
      return;
    }
  self->export->n_written[kind]--;
  lose (self, _("claims that make no proposition"), 1);
}

static gboolean
read_document (Writer *self, const QuothId *id, GError **error)
{
  g_autoptr (QuothDocument) document = quoth_export_load_document (self->export, id, error);
  g_autoptr (GPtrArray) all = document != NULL ? quoth_export_load_annotations (self->export, document, error) : NULL;

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    take_annotation (self, all->pdata[i]);
  self->export->n_written[QUOTH_KIND_DOCUMENT]--;
  return TRUE;
}

static gboolean
read_project (Writer *self, GError **error)
{
  g_autoptr (QuothProject) project = quoth_reader_get (self->export->reader, QUOTH_KIND_PROJECT, NULL, error);
  g_autoptr (GPtrArray) documents = project != NULL ? quoth_export_list (self->export, QUOTH_KIND_DOCUMENT, error) : NULL;

  if (documents == NULL || !quoth_jsonl_context_load (&self->context, self->export->reader, error))
    return FALSE;
  self->project = g_strdup (project->name);
  for (guint i = 0; i < documents->len; i++)
    {
      QuothValue *document = documents->pdata[i];

      g_hash_table_insert (self->documents, &document->id, quoth_value_ref (document));
      if (!read_document (self, &document->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_claim_review (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) documents = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL, quoth_value_unref);
  g_autoptr (GHashTable) uses = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) claims = quoth_values_new ();
  Writer self = { .export = export, .documents = documents, .uses = uses, .claims = claims };
  gboolean done = read_project (&self, error) && write_reviews (&self, error)
                  && quoth_export_peek (export, QUOTH_KIND_ACTOR, count_actor_cb, &self, error);

  quoth_jsonl_context_clear (&self.context);
  g_free (self.project);
  return done;
}

/* ---- The format ---- */

static int
detect_claim_review (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *start = g_strndup ((const char *) head, n_bytes);
  const char *first = start + (g_str_has_prefix (start, "\357\273\277") ? 3 : 0);

  first += strspn (first, " \t\r\n");
  if (*first != '{' && *first != '[')
    return 0;
  return g_regex_match_simple ("\"@type\"\\s*:\\s*(\\[[^\\]]*)?\"(https?://schema\\.org/|schema:)?ClaimReview\"", first, G_REGEX_RAW, 0)
             || strstr (first, "\"claimReviewed\"") != NULL
           ? 98
           : 0;
}

static const char *const extensions[] = { "jsonld", "json", NULL };
static const char *const mime_types[] = { "application/ld+json", NULL };

static const char *const losses[] = {
  N_ ("texts: only their addresses, titles and dates are written"),
  N_ ("claims that make no proposition; of others everything but words, place, claimants, date and statement"),
  N_ ("mentions, cues, relations and memos"),
  N_ ("actors and codes by themselves, and what else a codebook defines"),
  NULL,
};

const QuothFormat quoth_format_claim_review = {
  .id = "claimreview",
  .name = N_ ("ClaimReview"),
  .summary = N_ ("Propositions and where they appear, in JSON-LD of schema.org as fact checkers publish it"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES | QUOTH_FORMAT_COMES_IN_FOLDERS,
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KIND_BIT (PROPOSITION) | QUOTH_KIND_BIT (CLAIM),
  .keeps = QUOTH_KEEPS_PROPOSITIONS | QUOTH_KEEPS_ACTOR_FIELDS,
  .losses = losses,
  .detect = detect_claim_review,
  .read_edits = quoth_claim_review_read,
  .write = write_claim_review,
};
