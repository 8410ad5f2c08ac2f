#!/usr/bin/env bash
# Judges the golden documents, and a few hundred generated ones, by the official rules, printed pages by PDF/UA-1, and Factur-X files by
# Mustang and qpdf. See README.md.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
for tool in javac java mvn; do
  command -v "$tool" >/dev/null || { echo "judge: $tool is absent, the documents were not judged by the official rules"; exit 0; }
done
rules=(
  net.sf.saxon:Saxon-HE:10.9
  com.helger.phive.rules:phive-rules-en16931:4.3.7
  com.helger.phive.rules:phive-rules-france:4.2.3
  com.helger.ubl:ph-ubl21:9.0.3
  com.helger.xsd:ph-xsds-ccts-cct-schemamodule:4.1.0
)
pages=(
  org.verapdf:validation-model:1.28.2
  org.verapdf:pdf-model:1.28.2
  org.verapdf:core:1.28.2
  org.verapdf:parser:1.28.2
  org.verapdf:feature-reporting:1.28.2
  org.verapdf:metadata-fixer:1.28.2
  org.verapdf:verapdf-xmp-core:1.28.2
  org.mozilla:rhino:1.7.13
  javax.xml.bind:jaxb-api:2.4.0-b180830.0359
  com.sun.xml.bind:jaxb-core:2.3.0.1
  com.sun.xml.bind:jaxb-impl:2.3.2
  javax.activation:javax.activation-api:1.2.0
)
hybrids=(
  org.mustangproject:Mustang-CLI:2.26.0
)
repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
# The class path of the named artefacts, each fetched when it is not there yet.
classpath() {
  local path=
  for coordinate in "$@"; do
    IFS=: read -r group artifact version <<<"$coordinate"
    jar=$repository/${group//.//}/$artifact/$version/$artifact-$version.jar
    [ -s "$jar" ] || mvn -q -B "-Dmaven.repo.local=$repository" dependency:get "-Dartifact=$coordinate" -Dtransitive=false >&2
    path=$path:$jar
  done
  echo "${path#:}"
}
rules_path=$(classpath "${rules[@]}")
pages_path=$(classpath "${pages[@]}")
hybrids_path=$(classpath "${hybrids[@]}")
documents=$(mktemp -d)
trap 'rm -rf "$documents"' EXIT
node "$here/write-documents.ts" "$documents"
java -Xss16m -cp "$rules_path" "$here/Judge.java" "$here/../golden/ubl" --france "$documents/lawful" --refused "$documents/control"
node "$here/write-pages.ts" "$documents/pages"
java -cp "$pages_path" "$here/JudgePages.java" "$documents/pages/accessible" --refused "$documents/pages/control"
node "$here/write-hybrids.ts" "$documents/hybrids"
java -Xss16m -cp "$hybrids_path" "$here/JudgeHybrids.java" "$documents/hybrids/valid" --refused "$documents/hybrids/control"
if command -v qpdf >/dev/null; then
  for file in "$documents"/hybrids/valid/*.pdf "$documents"/pages/accessible/*.pdf; do qpdf --check "$file" >"$documents/qpdf" || { cat "$documents/qpdf"; exit 1; }; done
  echo "qpdf found no fault in the files"
else
  echo "judge: qpdf is absent, the syntax of the PDF files was judged by veraPDF alone"
fi
