// SPDX-License-Identifier: EUPL-1.2
// Reads [{"text": "Mo-Fr 09:00-16:00", "at": ["2026-01-07T10:00"]}] and writes for each whether it is open then, by the
// evaluator of OpenStreetMap's opening hours. TZ in the environment says whose clock it is.
const OpeningHours = require('opening_hours');
const asked = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const finland = {address: {country_code: 'fi', state: ''}};
process.stdout.write(JSON.stringify(asked.map(({text, at}) => {
  const hours = new OpeningHours(text, finland);
  return at.map(it => hours.getState(new Date(it)));
})));
