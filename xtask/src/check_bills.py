"""Checks bills of materials against CycloneDX's own schema, which the package brings along."""

import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

validator = JsonStrictValidator(SchemaVersion.V1_6)
for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as file:
        error = validator.validate_str(file.read())
    if error:
        sys.exit(f"{name}: {error}")
