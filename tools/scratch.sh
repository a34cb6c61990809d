#!/bin/sh
# Prints where the tests write their tens of thousands of small files: in memory, where it has room (they take 125 MB)
# and lets programs run (they install the wheel there), which spares a tenth of their time; else where the system says.
memory=/dev/shm
room=$(df -Pk "$memory" 2>/dev/null | awk 'NR == 2 { print $4 }')
trial=$memory/aftercare-$$
if [ "${room:-0}" -gt 1000000 ] && printf '#!/bin/sh\n' 2>/dev/null >"$trial" && chmod +x "$trial" && "$trial" 2>/dev/null; then
  echo "$memory"
else
  echo "${TMPDIR:-/tmp}"
fi
rm -f "$trial"
