// Checks that a leaf stands in a transparency log: prove LEAF PROOF LOG-KEY
package main

import (
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func main() {
	leaf := must(os.ReadFile(os.Args[1]))
	head, checkpoint, _ := strings.Cut(string(must(os.ReadFile(os.Args[2]))), "\n\n")
	lines := strings.Split(head, "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		log.Fatal("not a proof")
	}
	index := must(strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64))
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		proof = append(proof, must(tlog.ParseHash(line)))
	}
	key := must(note.NewVerifier(os.Args[3]))
	signed := must(note.Open([]byte(checkpoint), note.VerifierList(key)))
	tree := strings.Split(signed.Text, "\n")
	size := must(strconv.ParseInt(tree[1], 10, 64))
	if err := tlog.CheckRecord(proof, size, must(tlog.ParseHash(tree[2])), index, tlog.RecordHash(leaf)); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("leaf %d of %d stands in %s\n", index, size, tree[0])
}
