/* quoth-dna-schema.h: the tables that version 3 of Discourse Network Analyzer opens (private to quoth-dna-write.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#define SHORT(NAME) NAME " TEXT NOT NULL DEFAULT '' CHECK (LENGTH(" NAME ") < 191)"
#define PART(NAME) NAME " INTEGER NOT NULL DEFAULT 0 CHECK (" NAME " BETWEEN 0 AND 255)"
#define COLOR PART ("Red") ", " PART ("Green") ", " PART ("Blue")
#define FLAG(NAME, DEFAULT) ", " NAME " INTEGER NOT NULL DEFAULT " DEFAULT " CHECK (" NAME " BETWEEN 0 AND 1)"
#define REFERS(COLUMN, TABLE) ", FOREIGN KEY(" COLUMN ") REFERENCES " TABLE "(ID) ON DELETE CASCADE"
#define VALUE_TABLE(NAME, COLUMN, MORE) \
  "CREATE TABLE " NAME "(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL, " COLUMN \
  REFERS ("StatementId", "STATEMENTS") REFERS ("VariableId", "VARIABLES") MORE ", UNIQUE (StatementId, VariableId));"

#define QUOTH_DNA_SCHEMA \
  "CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT NOT NULL);" \
  "CREATE TABLE CODERS(ID INTEGER NOT NULL PRIMARY KEY, " SHORT ("Name") ", " COLOR ", " \
  "Refresh INTEGER NOT NULL DEFAULT 0, FontSize INTEGER NOT NULL DEFAULT 14, Password TEXT NOT NULL, " \
  "PopupWidth INTEGER DEFAULT 300" FLAG ("ColorByCoder", "0") FLAG ("PopupDecoration", "0") \
  FLAG ("PopupAutoComplete", "1") FLAG ("PermissionAddDocuments", "1") FLAG ("PermissionEditDocuments", "1") \
  FLAG ("PermissionDeleteDocuments", "1") FLAG ("PermissionImportDocuments", "1") \
  FLAG ("PermissionAddStatements", "1") FLAG ("PermissionEditStatements", "1") \
  FLAG ("PermissionDeleteStatements", "1") FLAG ("PermissionEditAttributes", "1") \
  FLAG ("PermissionEditRegex", "1") FLAG ("PermissionEditStatementTypes", "1") \
  FLAG ("PermissionEditCoders", "1") FLAG ("PermissionEditCoderRelations", "1") \
  FLAG ("PermissionViewOthersDocuments", "1") FLAG ("PermissionEditOthersDocuments", "1") \
  FLAG ("PermissionViewOthersStatements", "1") FLAG ("PermissionEditOthersStatements", "1") ");" \
  "CREATE TABLE DOCUMENTS(ID INTEGER NOT NULL PRIMARY KEY, " SHORT ("Title") ", Text TEXT NOT NULL, Coder INTEGER, " \
  SHORT ("Author") ", " SHORT ("Source") ", " SHORT ("Section") ", Notes TEXT NOT NULL DEFAULT '', " SHORT ("Type") \
  ", Date INTEGER NOT NULL" REFERS ("Coder", "CODERS") ");" \
  "CREATE TABLE STATEMENTTYPES(ID INTEGER NOT NULL PRIMARY KEY, " SHORT ("Label") ", " COLOR ");" \
  "CREATE TABLE VARIABLES(ID INTEGER NOT NULL PRIMARY KEY, " SHORT ("Variable") ", " \
  "DataType TEXT NOT NULL DEFAULT 'short text', StatementTypeId INTEGER" \
  REFERS ("StatementTypeId", "STATEMENTTYPES") ", UNIQUE (Variable, StatementTypeId));" \
  "CREATE TABLE VARIABLELINKS(ID INTEGER NOT NULL PRIMARY KEY, SourceVariableId INTEGER, TargetVariableId INTEGER" \
  REFERS ("SourceVariableId", "VARIABLES") REFERS ("TargetVariableId", "VARIABLES") ");" \
  "CREATE TABLE REGEXES(Label TEXT PRIMARY KEY, " COLOR ");" \
  "CREATE TABLE CODERRELATIONS(ID INTEGER NOT NULL PRIMARY KEY, Coder INTEGER, OtherCoder INTEGER" \
  FLAG ("viewStatements", "1") FLAG ("editStatements", "1") FLAG ("viewDocuments", "1") FLAG ("editDocuments", "1") \
  REFERS ("Coder", "CODERS") REFERS ("OtherCoder", "CODERS") ");" \
  "CREATE TABLE STATEMENTS(ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, " \
  "Start INTEGER NOT NULL CHECK (Start >= 0), Stop INTEGER NOT NULL CHECK (Stop >= 0), Coder INTEGER, " \
  "CHECK (Start < Stop)" REFERS ("StatementTypeId", "STATEMENTTYPES") REFERS ("Coder", "CODERS") \
  REFERS ("DocumentId", "DOCUMENTS") ");" \
  "CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, " SHORT ("Value") ", " COLOR ", " \
  "ChildOf INTEGER CHECK (ChildOf > 0), UNIQUE (VariableId, Value)" REFERS ("ChildOf", "ENTITIES") \
  REFERS ("VariableId", "VARIABLES") ");" \
  VALUE_TABLE ("DATABOOLEAN", "Value INTEGER NOT NULL DEFAULT 1", "") \
  VALUE_TABLE ("DATAINTEGER", "Value INTEGER NOT NULL DEFAULT 0", "") \
  VALUE_TABLE ("DATASHORTTEXT", "Entity INTEGER NOT NULL", REFERS ("Entity", "ENTITIES")) \
  VALUE_TABLE ("DATALONGTEXT", "Value TEXT DEFAULT ''", "") \
  "CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL, " \
  SHORT ("AttributeVariable") ", UNIQUE (VariableId, AttributeVariable)" REFERS ("VariableId", "VARIABLES") ");" \
  "CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY NOT NULL, EntityId INTEGER NOT NULL, " \
  "AttributeVariableId INTEGER NOT NULL, " SHORT ("AttributeValue") ", UNIQUE (EntityId, AttributeVariableId)" \
  REFERS ("EntityId", "ENTITIES") REFERS ("AttributeVariableId", "ATTRIBUTEVARIABLES") ");"

/* What a new database has: the type with person (1), organization (2), concept (3), agreement (4); and the fields of our own, from 5, and types of our own, from 3. */
#define QUOTH_DNA_DEFAULTS \
  "INSERT INTO SETTINGS VALUES ('version', '3.0.11'), ('date', '2024-01-01'), ('" QUOTH_DNA_MARK "', '1');" \
  "INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement', 239, 208, 51), (2, 'Annotation', 211, 211, 211)," \
  " (3, '" QUOTH_DNA_MENTION "', 153, 193, 241), (4, '" QUOTH_DNA_CUE "', 205, 171, 143);" \
  "INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1)," \
  " (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'statement', 'long text', 1)," \
  " (6, 'factuality', 'long text', 1), (7, 'mode', 'long text', 1), (8, 'form', 'long text', 1)," \
  " (9, 'date', 'long text', 1), (10, 'place', 'long text', 1), (11, 'note', 'long text', 2)," \
  " (12, 'confidence', 'long text', 1), (13, 'addressee', 'long text', 1), (14, 'object', 'long text', 1)," \
  " (15, 'supports', 'long text', 1), (16, 'denies', 'long text', 1), (17, 'reports', 'long text', 1)," \
  " (18, 'claim', 'integer', 1), (19, 'spans', 'long text', 1), (20, 'stance', 'long text', 1), (21, 'mentions', 'long text', 1)," \
  " (22, 'chain', 'long text', 1), (23, 'relations', 'long text', 1), (24, 'note', 'long text', 1)," \
  " (25, 'actor', 'long text', 3), (26, 'kind', 'long text', 3), (27, 'mention', 'integer', 3), (28, 'spans', 'long text', 3)," \
  " (29, 'note', 'long text', 3), (30, 'kind', 'long text', 4), (31, 'claim', 'integer', 4), (32, 'spans', 'long text', 4)," \
  " (33, 'note', 'long text', 4);" \
  "INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 1, 'Type'), (2, 2, 'Type'), (3, 3, 'Type'), (4, 1, 'Alias')," \
  " (5, 2, 'Alias'), (6, 3, 'Alias'), (7, 1, 'Notes'), (8, 2, 'Notes'), (9, 3, 'Notes')," \
  " (10, 1, 'Wikidata'), (11, 2, 'Wikidata'), (12, 3, 'Key'), (13, 3, 'Inclusion'), (14, 3, 'Exclusion');"
