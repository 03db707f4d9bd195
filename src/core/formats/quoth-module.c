/* quoth-module.c: parts of Quoth that are loaded when they are first needed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-module.h"

#include <gmodule.h>

/* Where modules lie: as the environment says, where they are built for a program or a test that is not installed, or installed. */
static GModule *
open_module (const char *name, char **message)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");
  g_autofree char *built = g_build_filename (folder, "..", "core", "formats", NULL);
  g_autofree char *tested = g_build_filename (folder, "..", "..", "src", "core", "formats", NULL);
  const char *folders[] = { g_getenv ("QUOTH_MODULE_DIR"), built, tested, QUOTH_MODULE_DIR };
  GModule *module = NULL;

  for (guint i = 0; module == NULL && i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = folders[i] != NULL ? g_build_filename (folders[i], name, NULL) : NULL;

      if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      module = g_module_open (path, G_MODULE_BIND_LOCAL | G_MODULE_BIND_LAZY);
      if (module == NULL && *message == NULL)
        *message = g_strdup (g_module_error ());
    }
  return module;
}

gpointer
quoth_module_find (const char *name, const char *function, char **message)
{
  GModule *module = open_module (name, message);
  gpointer found = NULL;

  if (module == NULL)
    return NULL;
  g_module_make_resident (module);
  return g_module_symbol (module, function, &found) ? found : NULL;
}
