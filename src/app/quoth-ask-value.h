/* quoth-ask-value.h: a question that is answered by a value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothAskedValue: @id was chosen. */
typedef void (*QuothAskedValue) (const QuothId *id, gpointer user_data);

/**
 * QuothValueQuestion:
 * @kind: codes, attributes, types of relations or kinds of actors
 * @ids: (nullable) (array length=n_ids): those that can be chosen; %NULL: all
 * @except: (nullable): one that cannot be chosen
 * @answer: what the button says that chooses
 * @destroys: whether that takes something away
 */
typedef struct
{
  QuothKind kind;
  const QuothId *ids;
  guint n_ids;
  const QuothId *except;
  const char *heading;
  const char *body;
  const char *answer;
  gboolean destroys;
} QuothValueQuestion;

/** quoth_ask_value: asks in a dialog over the window of @widget; @func is called if something is chosen. @user_data is freed with @free_data (nullable). */
void quoth_ask_value (GtkWidget *widget,
                      QuothSession *session,
                      const QuothValueQuestion *question,
                      QuothAskedValue func,
                      gpointer user_data,
                      GDestroyNotify free_data);

G_END_DECLS
