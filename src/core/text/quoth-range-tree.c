/* quoth-range-tree.c: which of many ranges meet a given one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An AVL tree of pairs in the order of quoth_range_compare(), then of the value, where each node also knows the
 * greatest end below it: a part of the tree whose ranges all end before the question is skipped whole, and the
 * order by start cuts off the other side. Insert and remove O(log n), a question O(log n + found).
 *
 * Rejected: a sorted array with a search tree laid over it (an insert would move half of it, and coders insert
 * one at a time), and a treap (no simpler here, and its shape would change from run to run).
 */

#include "config.h"

#include "text/quoth-range-tree.h"

typedef struct _Node Node;

struct _Node
{
  QuothRange range;
  gpointer value;
  Node *left;
  Node *right;
  guint max_end;
  int height;
};

struct _QuothRangeTree
{
  Node *root;
  guint size;
};

typedef struct
{
  QuothRange range;
  QuothRangeFunc func;
  gpointer user_data;
} Visit;

static int
compare_pair (QuothRange range, gpointer value, const Node *node)
{
  int order = quoth_range_compare (range, node->range);

  if (order != 0)
    return order;
  return (guintptr) value < (guintptr) node->value ? -1 : (guintptr) value > (guintptr) node->value;
}

static int
get_height (const Node *node)
{
  return node != NULL ? node->height : 0;
}

static void
update (Node *node)
{
  node->height = 1 + MAX (get_height (node->left), get_height (node->right));
  node->max_end = node->range.end;
  if (node->left != NULL)
    node->max_end = MAX (node->max_end, node->left->max_end);
  if (node->right != NULL)
    node->max_end = MAX (node->max_end, node->right->max_end);
}

static Node *
rotate_left (Node *node)
{
  Node *top = node->right;

  node->right = top->left;
  top->left = node;
  update (node);
  update (top);
  return top;
}

static Node *
rotate_right (Node *node)
{
  Node *top = node->left;

  node->left = top->right;
  top->right = node;
  update (node);
  update (top);
  return top;
}

/* Brings @node, below which one side may have become too deep by one, into balance. */
static Node *
balance (Node *node)
{
  int lean;

  update (node);
  lean = get_height (node->right) - get_height (node->left);
  if (lean > 1)
    {
      if (get_height (node->right->left) > get_height (node->right->right))
        node->right = rotate_right (node->right);
      return rotate_left (node);
    }
  if (lean < -1)
    {
      if (get_height (node->left->right) > get_height (node->left->left))
        node->left = rotate_left (node->left);
      return rotate_right (node);
    }
  return node;
}

static Node *
insert (Node *node, QuothRange range, gpointer value, gboolean *inserted)
{
  int order;

  if (node == NULL)
    {
      node = g_new0 (Node, 1);
      node->range = range;
      node->value = value;
      update (node);
      *inserted = TRUE;
      return node;
    }
  order = compare_pair (range, value, node);
  if (order < 0)
    node->left = insert (node->left, range, value, inserted);
  else if (order > 0)
    node->right = insert (node->right, range, value, inserted);
  return *inserted ? balance (node) : node;
}

/* Takes the first node out from below @node, and gives it in @first. */
static Node *
take_first (Node *node, Node **first)
{
  if (node->left == NULL)
    {
      *first = node;
      return node->right;
    }
  node->left = take_first (node->left, first);
  return balance (node);
}

static Node *
replace_node (Node *node)
{
  Node *next;

  if (node->right == NULL)
    return node->left;
  node->right = take_first (node->right, &next);
  next->right = node->right;
  next->left = node->left;
  return balance (next);
}

static Node *
take (Node *node, QuothRange range, gpointer value, Node **taken)
{
  int order;

  if (node == NULL)
    return NULL;
  order = compare_pair (range, value, node);
  if (order == 0)
    {
      *taken = node;
      return replace_node (node);
    }
  if (order < 0)
    node->left = take (node->left, range, value, taken);
  else
    node->right = take (node->right, range, value, taken);
  return *taken != NULL ? balance (node) : node;
}

static void
free_nodes (Node *node)
{
  if (node == NULL)
    return;
  free_nodes (node->left);
  free_nodes (node->right);
  g_free (node);
}

/* Whether the two overlap or, where one of them is empty, touch. */
static gboolean
meets (QuothRange a, QuothRange b)
{
  if (quoth_range_is_empty (a) || quoth_range_is_empty (b))
    return a.start <= b.end && b.start <= a.end;
  return quoth_range_overlaps (a, b);
}

static gboolean
visit_overlaps (const Node *node, const Visit *visit)
{
  if (node == NULL || node->max_end < visit->range.start)
    return G_SOURCE_CONTINUE;
  if (visit_overlaps (node->left, visit) == G_SOURCE_REMOVE)
    return G_SOURCE_REMOVE;
  if (node->range.start > visit->range.end)
    return G_SOURCE_CONTINUE;
  if (meets (node->range, visit->range)
      && visit->func (node->range, node->value, visit->user_data) == G_SOURCE_REMOVE)
    return G_SOURCE_REMOVE;
  return visit_overlaps (node->right, visit);
}

static gboolean
visit_all (const Node *node, const Visit *visit)
{
  if (node == NULL)
    return G_SOURCE_CONTINUE;
  if (visit_all (node->left, visit) == G_SOURCE_REMOVE
      || visit->func (node->range, node->value, visit->user_data) == G_SOURCE_REMOVE)
    return G_SOURCE_REMOVE;
  return visit_all (node->right, visit);
}

QuothRangeTree *
quoth_range_tree_new (void)
{
  return g_new0 (QuothRangeTree, 1);
}

void
quoth_range_tree_free (QuothRangeTree *self)
{
  free_nodes (self->root);
  g_free (self);
}

gboolean
quoth_range_tree_insert (QuothRangeTree *self, QuothRange range, gpointer value)
{
  gboolean inserted = FALSE;

  g_return_val_if_fail (range.start <= range.end, FALSE);

  self->root = insert (self->root, range, value, &inserted);
  self->size += (guint) inserted;
  return inserted;
}

gboolean
quoth_range_tree_remove (QuothRangeTree *self, QuothRange range, gpointer value)
{
  Node *taken = NULL;

  self->root = take (self->root, range, value, &taken);
  if (taken == NULL)
    return FALSE;
  self->size--;
  g_free (taken);
  return TRUE;
}

void
quoth_range_tree_remove_all (QuothRangeTree *self)
{
  free_nodes (g_steal_pointer (&self->root));
  self->size = 0;
}

guint
quoth_range_tree_get_size (const QuothRangeTree *self)
{
  return self->size;
}

void
quoth_range_tree_foreach_overlap (const QuothRangeTree *self,
                                  QuothRange range,
                                  QuothRangeFunc func,
                                  gpointer user_data)
{
  Visit visit = { range, func, user_data };

  g_return_if_fail (range.start <= range.end);

  visit_overlaps (self->root, &visit);
}

void
quoth_range_tree_foreach (const QuothRangeTree *self, QuothRangeFunc func, gpointer user_data)
{
  Visit visit = { { 0, G_MAXUINT }, func, user_data };

  visit_all (self->root, &visit);
}

gboolean
quoth_range_tree_next_start (const QuothRangeTree *self, guint offset, QuothRange *found, gpointer *value)
{
  const Node *best = NULL;

  for (const Node *node = self->root; node != NULL;)
    {
      if (node->range.start >= offset)
        {
          best = node;
          node = node->left;
        }
      else
        node = node->right;
    }
  if (best == NULL)
    return FALSE;
  if (found != NULL)
    *found = best->range;
  if (value != NULL)
    *value = best->value;
  return TRUE;
}
