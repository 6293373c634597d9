// Checks a log of ours with the code of others: golang.org/x/mod/sumdb (notes, tiles, proofs), github.com/transparency-dev/merkle
// (proofs) and github.com/transparency-dev/formats (checkpoints, cosignatures). Built without modules from the packages of Debian.
//
//	verify log FOLDER VKEY ORIGIN                     every tile and entry against the checkpoint, and 500 proofs
//	verify proof PROOF LEAF VKEY ORIGIN [COSIGNER]    a .tlog-proof file; COSIGNER is a vkey of type 4
//	verify consistency FILE                           lines: old size, old root, new size, new root, hashes
//
// Prints one line and exits with 0 when all of it holds, with 1 and the reason on standard error otherwise.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	fmtlog "github.com/transparency-dev/formats/log"
	fmtnote "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/merkle/compact"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	line, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(line)
}

func run(args []string) (string, error) {
	switch {
	case len(args) == 4 && args[0] == "log":
		return verifyLog(args[1], args[2], args[3])
	case (len(args) == 5 || len(args) == 6) && args[0] == "proof":
		return verifyProof(args[1], args[2], args[3], args[4], args[5:])
	case len(args) == 2 && args[0] == "consistency":
		return verifyConsistency(args[1])
	}
	return "", errors.New("usage: log | proof | consistency")
}

func checkpoint(text []byte, vkey, origin string, cosigners []string) (*fmtlog.Checkpoint, int, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return nil, 0, err
	}
	var others []note.Verifier
	for _, cosigner := range cosigners {
		other, err := fmtnote.NewVerifierForCosignatureV1(cosigner)
		if err != nil {
			return nil, 0, err
		}
		others = append(others, other)
	}
	cp, _, n, err := fmtlog.ParseCheckpoint(text, origin, verifier, others...)
	if err != nil {
		return nil, 0, err
	}
	// x/mod reads the same three lines with another header; both must agree on what they say.
	lines := strings.SplitN(n.Text, "\n", 2)
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + lines[1]))
	if err != nil || uint64(tree.N) != cp.Size || !bytes.Equal(tree.Hash[:], cp.Hash) {
		return nil, 0, fmt.Errorf("the two readers of checkpoints disagree: %v", err)
	}
	return cp, len(n.Sigs) - 1, nil
}

// tiles reads the C2SP layout for x/mod, which names tiles differently.
type tiles struct {
	folder string
	last   map[int][]byte
}

func path(n int64) string {
	name := fmt.Sprintf("%03d", n%1000)
	for n >= 1000 {
		n /= 1000
		name = fmt.Sprintf("x%03d/%s", n%1000, name)
	}
	return name
}

func suffix(width int) string {
	if width == 256 {
		return ""
	}
	return ".p/" + strconv.Itoa(width)
}

func (t tiles) Height() int { return 8 }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		name := filepath.Join(t.folder, "tile", strconv.Itoa(tile.L), path(tile.N)+suffix(tile.W))
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if len(data) != tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s has %d bytes", name, len(data))
		}
		all = append(all, data)
	}
	return all, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (t tiles) entries(n int64, width int) ([][]byte, error) {
	data, err := os.ReadFile(filepath.Join(t.folder, "tile", "entries", path(n)+suffix(width)))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("bundle %d is cut", n)
		}
		length := int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:2+length])
		data = data[2+length:]
	}
	if len(entries) != width {
		return nil, fmt.Errorf("bundle %d has %d entries, not %d", n, len(entries), width)
	}
	return entries, nil
}

func verifyLog(folder, vkey, origin string) (string, error) {
	text, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	if err != nil {
		return "", err
	}
	cp, _, err := checkpoint(text, vkey, origin, nil)
	if err != nil {
		return "", err
	}
	size := int64(cp.Size)
	store := tiles{folder, map[int][]byte{}}
	if err := rebuild(store, size, cp.Hash); err != nil {
		return "", err
	}
	tree := tlog.Tree{N: size, Hash: tlog.Hash(cp.Hash)}
	reader := tlog.TileHashReader(tree, store)
	root, err := tlog.TreeHash(size, reader)
	if err != nil {
		return "", err
	}
	if root != tree.Hash {
		return "", errors.New("the tiles have another root")
	}
	for n := int64(0); n < size; n += max(1, size/500) {
		record, err := tlog.ProveRecord(size, n, reader)
		if err != nil {
			return "", err
		}
		hashes, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, n)})
		if err != nil {
			return "", err
		}
		if err := tlog.CheckRecord(record, size, tree.Hash, n, hashes[0]); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("log %d", size), nil
}

// rebuild makes the tree anew from the entries and compares every hash that a tile holds. x/mod's reader alone does not
// do: where one tile holds several of the subtrees that make up the root, it leaves a few tiles unauthenticated.
func rebuild(store tiles, size int64, root []byte) error {
	hasher := rfc6962.DefaultHasher
	factory := compact.RangeFactory{Hash: hasher.HashChildren}
	grown := factory.NewEmptyRange(0)
	var wrong error
	for first := int64(0); first < size; first += 256 {
		entries, err := store.entries(first/256, int(min(256, size-first)))
		if err != nil {
			return err
		}
		for _, entry := range entries {
			err := grown.Append(hasher.HashLeaf(entry), func(id compact.NodeID, hash []byte) {
				if id.Level%8 == 0 && wrong == nil {
					wrong = store.holds(int(id.Level/8), int64(id.Index), size, hash)
				}
			})
			if err != nil || wrong != nil {
				return errors.Join(err, wrong)
			}
		}
	}
	if hash, err := grown.GetRootHash(nil); err != nil || !bytes.Equal(hash, root) {
		return fmt.Errorf("the entries have another root (%v)", err)
	}
	return nil
}

// holds says whether a tile has the hash in its place; the tiles of the last question are kept.
func (t tiles) holds(level int, index, size int64, hash []byte) error {
	tile := tlog.Tile{H: 8, L: level, N: index / 256, W: int(min(256, size>>(8*level)-index/256*256))}
	data, ok := t.last[level]
	if !ok || index%256 == 0 {
		all, err := t.ReadTiles([]tlog.Tile{tile})
		if err != nil {
			return err
		}
		data = all[0]
		t.last[level] = data
	}
	at := index % 256 * tlog.HashSize
	if !bytes.Equal(data[at:at+tlog.HashSize], hash) {
		return fmt.Errorf("hash %d of level %d does not fit the entries", index, level)
	}
	return nil
}

func verifyProof(file, leafFile, vkey, origin string, cosigners []string) (string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	leaf, err := os.ReadFile(leafFile)
	if err != nil {
		return "", err
	}
	head, signed, found := strings.Cut(string(text), "\n\n")
	lines := strings.Split(head, "\n")
	if !found || lines[0] != "c2sp.org/tlog-proof@v1" || len(lines) < 2 {
		return "", errors.New("not a proof")
	}
	index, err := strconv.ParseUint(strings.TrimPrefix(lines[1], "index "), 10, 63)
	if err != nil {
		return "", err
	}
	hashes, err := decode(lines[2:])
	if err != nil {
		return "", err
	}
	cp, cosigned, err := checkpoint([]byte(signed), vkey, origin, cosigners)
	if err != nil {
		return "", err
	}
	if cosigned < len(cosigners) {
		return "", fmt.Errorf("%d cosignatures of %d", cosigned, len(cosigners))
	}
	hasher := rfc6962.DefaultHasher
	if err := proof.VerifyInclusion(hasher, index, cp.Size, hasher.HashLeaf(leaf), hashes, cp.Hash); err != nil {
		return "", err
	}
	var record tlog.RecordProof
	for _, hash := range hashes {
		record = append(record, tlog.Hash(hash))
	}
	err = tlog.CheckRecord(record, int64(cp.Size), tlog.Hash(cp.Hash), int64(index), tlog.RecordHash(leaf))
	return fmt.Sprintf("proof %d %d %d", index, cp.Size, cosigned), err
}

func verifyConsistency(file string) (string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	if len(lines) < 4 {
		return "", errors.New("too few lines")
	}
	older, err := strconv.ParseUint(lines[0], 10, 63)
	if err != nil {
		return "", err
	}
	newer, err := strconv.ParseUint(lines[2], 10, 63)
	if err != nil {
		return "", err
	}
	roots, err := decode([]string{lines[1], lines[3]})
	if err != nil {
		return "", err
	}
	hashes, err := decode(lines[4:])
	if err != nil {
		return "", err
	}
	if err := proof.VerifyConsistency(rfc6962.DefaultHasher, older, newer, hashes, roots[0], roots[1]); err != nil {
		return "", err
	}
	var tree tlog.TreeProof
	for _, hash := range hashes {
		tree = append(tree, tlog.Hash(hash))
	}
	err = tlog.CheckTree(tree, int64(newer), tlog.Hash(roots[1]), int64(older), tlog.Hash(roots[0]))
	return fmt.Sprintf("consistency %d %d", older, newer), err
}

func decode(lines []string) ([][]byte, error) {
	var hashes [][]byte
	for _, line := range lines {
		hash, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(hash) != tlog.HashSize {
			return nil, fmt.Errorf("not a hash: %q", line)
		}
		hashes = append(hashes, hash)
	}
	return hashes, nil
}
