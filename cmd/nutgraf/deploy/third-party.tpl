Third-party software in nutgraf
===============================

The program is built from Go and its standard library (BSD-3-Clause, see
https://go.dev/LICENSE) and from these modules, whose licences follow. The word
lists in facts/internal/lexicon and the font of the pictures have licences of
their own beside them; SQLite itself, in modernc.org/sqlite, is in the public
domain. A tool makes this file: see "Releases" in README.md, and don't edit it.

{{range .}}{{.Name}} {{.Version}}: {{if eq .LicenseName "Unknown"}}see its text{{else}}{{.LicenseName}}{{end}}
{{end}}
{{range .}}
--------------------------------------------------------------------------------
{{.Name}} {{.Version}}
--------------------------------------------------------------------------------

{{.LicenseText}}
{{end}}
