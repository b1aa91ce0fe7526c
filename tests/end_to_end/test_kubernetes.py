#!/usr/bin/env python3
"""deploy/kubernetes: what the API's own schema says of it, the API's rules that no schema can say, and that both fit handbill."""
import copy
import hashlib
import json
import re
import unittest

import jsonschema
import yaml

from support import PROJECT, Case

FOLDER = PROJECT / "deploy" / "kubernetes"
SCHEMA = PROJECT / "third_party" / "kubernetes" / "job.schema.json"


def documents(name):
    return list(yaml.safe_load_all((FOLDER / name).read_text(encoding="utf-8")))


def faults(document):
    validator = jsonschema.Draft7Validator({**json.loads(SCHEMA.read_text()), "$ref": f"#/definitions/V1{document['kind']}"})
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in validator.iter_errors(document)]


def action(job, code):
    """What the Job does with a pod that ends with a code: the first rule that fits, or what happens without any."""
    for rule in job["spec"]["podFailurePolicy"]["rules"]:
        codes = rule.get("onExitCodes")
        if codes and (code in codes["values"]) == (codes["operator"] == "In"):
            return rule["action"]
    return "Count"


class Kubernetes(Case):
    def setUp(self):
        [self.job] = documents("job.yaml")
        self.pod = self.job["spec"]["template"]["spec"]
        [self.container] = self.pod["containers"]

    def test_the_schema_is_the_one_that_is_described(self):
        described = re.search(r"sha256 of job\.schema\.json: (\w+)", (SCHEMA.parent / "README.md").read_text())[1]
        self.assertEqual(hashlib.sha256(SCHEMA.read_bytes()).hexdigest(), described)

    def test_every_document_is_as_the_schema_wants_it(self):
        for name in ("job.yaml", "manifest.yaml"):
            for document in documents(name):
                self.assertEqual(faults(document), [], name)

    def test_the_schema_finds_what_is_wrong(self):
        mistakes = [(("spec", "backoffLimitPerIndices"), 3), (("spec", "completions"), "20"), (("spec", "template"), None),
                    (("spec", "podFailurePolicy", "rules"), [{"onExitCodes": {"operator": "In", "values": [75]}}])]
        for path, value in mistakes:
            broken = copy.deepcopy(self.job)
            inner = broken
            for key in path[:-1]:
                inner = inner[key]
            inner[path[-1]] = value
            self.assertEqual(len(faults(broken)), 1, (path, faults(broken)))

    def test_rules_of_the_api_that_no_schema_says(self):
        spec = self.job["spec"]
        # A failure policy is for pods that nothing restarts in place, and FailIndex for Indexed Jobs that count by index.
        self.assertEqual((self.pod["restartPolicy"], spec["completionMode"], spec["podReplacementPolicy"]), ("Never", "Indexed", "Failed"))
        self.assertGreater(spec["backoffLimitPerIndex"], 0)
        for rule in spec["podFailurePolicy"]["rules"]:
            self.assertIn(rule["action"], ("Ignore", "Count", "FailIndex", "FailJob"))
            self.assertEqual(("onExitCodes" in rule) + ("onPodConditions" in rule), 1)
            if "onExitCodes" in rule:
                codes = rule["onExitCodes"]["values"]
                self.assertEqual(codes, sorted(set(codes)))
                self.assertNotIn(0, codes)
                self.assertEqual(rule["onExitCodes"]["containerName"], self.container["name"])
        self.assertLessEqual(len(spec["podFailurePolicy"]["rules"]), 20)

    def test_each_exit_code_has_the_answer_that_docs_runs_gives(self):
        wanted = {75: "Ignore", 73: "Count", 1: "FailIndex", 64: "FailIndex", 65: "FailIndex", 66: "FailIndex", 70: "FailIndex"}
        self.assertEqual({code: action(self.job, code) for code in wanted}, wanted)
        said = {int(code): answer for code, answer in re.findall(r"^\| (\d+) \|.*\| `(\w+)`[^|]*\|$", (PROJECT / "docs" / "runs.md").read_text(), re.M)}
        self.assertEqual({code: said.get(code) for code in wanted}, wanted)

    def test_a_pod_knows_its_shard(self):
        environment = {entry["name"]: entry.get("value") for entry in self.container["env"]}
        self.assertEqual(environment["JOB_COMPLETIONS"], str(self.job["spec"]["completions"]))
        self.assertIn("--resume", self.container["args"])

    def test_pods_have_no_rights_and_every_mount_has_its_volume(self):
        for name in ("job.yaml", "manifest.yaml"):
            pod = documents(name)[0]["spec"]["template"]["spec"]
            self.assertTrue(pod["securityContext"]["runAsNonRoot"])
            for container in pod["containers"]:
                self.assertEqual(container["securityContext"], {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True,
                                                                "capabilities": {"drop": ["ALL"]}})
                self.assertEqual({mount["name"] for mount in container["volumeMounts"]}, {volume["name"] for volume in pod["volumes"]})


if __name__ == "__main__":
    unittest.main()
