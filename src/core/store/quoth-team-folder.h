/* quoth-team-folder.h: what lies in the folder of a team (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-seq-set.h"
#include "store/quoth-share-file.h"
#include "store/quoth-team-state.h"

G_BEGIN_DECLS

/**
 * QuothTeamFile:
 * @name: in the folder
 * @size: bytes
 * @header: whose it is; all zero where that cannot be read
 * @entries: which entries are in it
 * @needs: what its copy had when it was written
 * @content: (element-type GBytes): the hashes of the texts and original files in it: a set
 * @problem: (nullable): why it cannot be used; the other fields are empty then
 *
 * A share file that was looked at.
 */
typedef struct
{
  char *name;
  gint64 size;
  QuothShareHeader header;
  QuothSeqSet *entries;
  QuothSeqSet *needs;
  GHashTable *content;
  GError *problem;
  /* What the system says of it: it is not read again while that is the same. */
  gint64 stamp[4];
  gint64 looked;
  guint scan;
} QuothTeamFile;

/** QuothTeamFolder: the folder of a team, as it was when it was last looked at. One thread at a time. */
typedef struct _QuothTeamFolder QuothTeamFolder;

QuothTeamFolder *quoth_team_folder_new (const char *path, const QuothId *project);
void quoth_team_folder_free (QuothTeamFolder *self);

const char *quoth_team_folder_get_path (QuothTeamFolder *self);

/**
 * quoth_team_folder_found:
 *
 * Makes a folder that is there a team's, by a file that says so; does nothing where that is so already.
 *
 * Returns: %FALSE with %QUOTH_ERROR_DISK, or %QUOTH_ERROR_EXISTS if it is the folder of another project's team
 */
gboolean quoth_team_folder_found (const char *path, const QuothId *project, GError **error);

/** quoth_team_folder_find_project: which project's team the folder is of; %FALSE with %QUOTH_ERROR_NOT_FOUND, or _INVALID if of several. */
gboolean quoth_team_folder_find_project (const char *path, QuothId *project, GError **error);

/**
 * quoth_team_folder_scan:
 *
 * Looks at what is new in it: O(files), and O(bytes) of those that are new or were broken.
 *
 * Returns: %FALSE with %QUOTH_ERROR_DISK or %QUOTH_ERROR_NOT_FOUND if it is not there, or not the team's (a drive that is not mounted
 *   leaves an empty folder); what was known of it is still known then
 */
gboolean quoth_team_folder_scan (QuothTeamFolder *self, GCancellable *cancellable, GError **error);

/** quoth_team_folder_get_files: (transfer none) (element-type QuothTeamFile): its share files, by name, until the next scan. */
GPtrArray *quoth_team_folder_get_files (QuothTeamFolder *self);

/** quoth_team_folder_get_states: (transfer none) (element-type QuothTeamState): one of each copy, until the next scan. */
GPtrArray *quoth_team_folder_get_states (QuothTeamFolder *self);

/** quoth_team_folder_get_broken_states: (transfer none): names of files that should hold a state, and why they do not (char *, char *, …). */
GPtrArray *quoth_team_folder_get_broken_states (QuothTeamFolder *self);

/** quoth_team_folder_find_state: (transfer none) (nullable): the state of @copy. */
const QuothTeamState *quoth_team_folder_find_state (QuothTeamFolder *self, const QuothId *copy);

/** quoth_team_folder_spoil: @file turned out to be of no use: @problem (transfer full). */
void quoth_team_folder_spoil (QuothTeamFile *file, GError *problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothTeamFolder, quoth_team_folder_free)

G_END_DECLS
