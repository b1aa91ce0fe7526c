"""`handbill manifest merge`: the manifests of a run's parts become the one that a run in one part would have written."""
import csv
import hashlib
import io
import json
import unittest

from support import Case, handbill

RUN = "c" * 64
ROWS = 23


def item(row):
    """An item as a run writes it; every fifth row failed."""
    name = f"church-{row:04}.pdf" if row % 7 else f'S. "Pietro", {row}.pdf'
    digest = hashlib.sha256(name.encode()).hexdigest()
    if row % 5 == 0:
        return {"row": row, "name": name, "input": digest, "output": "", "bytes": 0, "pages": 0, "result": "failed",
                "faults": [{"id": "overflow", "line": row, "column": 3}]}
    return {"row": row, "name": name, "input": digest, "output": digest, "bytes": 1000 + row, "pages": 2, "result": "done"}


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def manifest(rows, part=None, of=None):
    items = [item(row) for row in rows]
    head = {"handbill_manifest": 1, "run": RUN, **({"shard": part, "shards": of} if of else {}), "rows": ROWS,
            "done": sum(each["result"] == "done" for each in items), "failed": sum(each["result"] == "failed" for each in items),
            "pages": sum(each["pages"] for each in items), "bytes": sum(each["bytes"] for each in items)}
    return compact(head)[:-1] + ',"items":[\n' + ",\n".join(map(compact, items)) + ("\n" if items else "") + "]}\n"


class Manifest(Case):
    def parts(self, count):
        folder = self.folder()
        for part in range(1, count + 1):
            rows = [row for row in range(1, ROWS + 1) if (row - 1) % count == part - 1]
            (folder / f"manifest-{part}of{count}.json").write_text(manifest(rows, part, count), encoding="utf-8")
        return folder

    def test_all_parts_give_what_one_run_writes(self):
        for count in (2, 5, 30):
            folder = self.parts(count)
            result = handbill("manifest", "merge", folder, check=True)
            self.assertEqual(result.stdout, f"{folder}/manifest.json: 19 done, 4 failed\n")
            self.assertEqual((folder / "manifest.json").read_text(encoding="utf-8"), manifest(range(1, ROWS + 1)))

    def test_other_programs_read_both_forms(self):
        folder, out = self.parts(3), self.folder()
        handbill("manifest", "merge", *sorted(folder.iterdir()), "-o", out / "all", check=True)
        read = json.loads((out / "all" / "manifest.json").read_text(encoding="utf-8"))
        self.assertEqual(read["items"], [item(row) for row in range(1, ROWS + 1)])
        text = (out / "all" / "manifest.csv").read_bytes().decode("utf-8")
        self.assertEqual(text.count("\r\n"), ROWS + 1)
        table = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        self.assertEqual([row["name"] for row in table], [item(row)["name"] for row in range(1, ROWS + 1)])
        self.assertEqual(table[4], {"row": "5", "name": "church-0005.pdf", "input": item(5)["input"], "output": "", "bytes": "0",
                                    "pages": "0", "result": "failed", "faults": "overflow 5:3"})

    def test_the_sums_as_json(self):
        found = json.loads(handbill("manifest", "merge", self.parts(4), "--json", check=True).stdout)
        self.assertEqual(found, {"done": 19, "failed": 4, "pages": 38, "bytes": 19 * 1000 + sum(range(24)) - 50})

    def test_a_missing_part_is_missed_and_nothing_written(self):
        folder = self.parts(4)
        (folder / "manifest-3of4.json").unlink()
        result = handbill("manifest", "merge", folder)
        self.assertEqual((result.returncode, result.stdout), (65, ""))
        self.assertEqual(result.stderr, "handbill: error[manifest-gap]: of 4 parts, these are missing: 3\n"
                         "  hint: a part writes its manifest when it is through; name all folders that hold one\n")
        self.assertFalse((folder / "manifest.json").exists())

    def test_what_is_no_folder_is_missing(self):
        result = handbill("manifest", "merge", "no/such/folder")
        self.assertEqual((result.returncode, result.stderr),
                         (66, "handbill: error[file-missing]: there is no file no/such/folder\n"))

    def test_it_says_how_it_is_called(self):
        for words in ([], ["merge"], ["out"]):
            result = handbill("manifest", *words)
            self.assertEqual((result.returncode, result.stderr),
                             (64, "handbill: error[usage]: expected `merge` and the folders that the parts of a run have filled\n"
                              "  hint: handbill manifest merge out; or handbill manifest merge part-1 part-2 -o all\n"))

    def test_damage_is_never_merged(self):
        """A control character stands nowhere in a manifest."""
        whole = manifest([1, 3], 1, 1).replace('"rows":23', '"rows":2').replace('"shard":1,"shards":1,', "")
        folder = self.folder()
        path = folder / "manifest-1of1.json"
        for at in range(0, len(whole), 5):
            path.write_text(whole[:at] + "\x01" + whole[at + 1:], encoding="utf-8")
            result = handbill("manifest", "merge", folder, "-o", folder / "out")
            self.assertEqual(result.returncode, 65, f"byte {at}: {result.stderr}")


if __name__ == "__main__":
    unittest.main()
