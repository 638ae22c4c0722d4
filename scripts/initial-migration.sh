#!/usr/bin/env bash
# Makes the first migration of all three engines anew from the model. Only while no release has been made: afterwards a
# change of the model is a migration of its own (dotnet ef migrations add NAME, once per context).
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
dotnet tool restore >/dev/null
rm -f Eum.Infrastructure/Storage/Migrations/*/{*_Initial*,*ModelSnapshot}.cs
dotnet build Eum.Infrastructure -v q -clp:ErrorsOnly -nologo

for pair in Sqlite:Sqlite SqlServer:SqlServer PostgreSql:Postgres; do
  folder=Eum.Infrastructure/Storage/Migrations/${pair%:*}
  context=${pair#*:}EumDbContext
  dotnet ef migrations add Initial --no-build --context "$context" \
    --output-dir "Storage/Migrations/${pair%:*}" --project Eum.Infrastructure >/dev/null
  # One name everywhere, so that a database made by an earlier build of the same model is still known.
  designer=$(ls "$folder"/*_Initial.Designer.cs)
  made=$(basename "$designer" .Designer.cs)
  sed -i "s/$made/20260701000000_Initial/" "$designer"
  mv "$designer" "$folder/20260701000000_Initial.Designer.cs"
  mv "$folder/$made.cs" "$folder/20260701000000_Initial.cs"
done
