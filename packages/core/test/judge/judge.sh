#!/usr/bin/env bash
# Judges the golden documents, and a few hundred generated ones, by the official rules. See README.md.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
for tool in javac java mvn; do
  command -v "$tool" >/dev/null || { echo "judge: $tool is absent, the documents were not judged by the official rules"; exit 0; }
done
coordinates=(
  net.sf.saxon:Saxon-HE:10.9
  com.helger.phive.rules:phive-rules-en16931:4.3.7
  com.helger.phive.rules:phive-rules-france:4.2.3
  com.helger.ubl:ph-ubl21:9.0.3
  com.helger.xsd:ph-xsds-ccts-cct-schemamodule:4.1.0
)
repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
classpath=
for coordinate in "${coordinates[@]}"; do
  IFS=: read -r group artifact version <<<"$coordinate"
  jar=$repository/${group//.//}/$artifact/$version/$artifact-$version.jar
  [ -s "$jar" ] || mvn -q -B "-Dmaven.repo.local=$repository" dependency:get "-Dartifact=$coordinate" -Dtransitive=false
  classpath=$classpath:$jar
done
documents=$(mktemp -d)
trap 'rm -rf "$documents"' EXIT
node "$here/write-documents.ts" "$documents"
java -Xss16m -cp "${classpath#:}" "$here/Judge.java" "$here/../golden/ubl" --france "$documents/lawful" --refused "$documents/control"
