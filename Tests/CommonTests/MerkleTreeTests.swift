import Access
import Testing

@Suite("Merkle tree")
struct MerkleTreeTests {
    /// Leaves and roots of the Certificate Transparency project's own test of RFC 6962.
    static let leaves = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ]
    static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    static func hashes() throws -> [[UInt8]] {
        try leaves.map { MerkleTree.leaf(try #require(Hexadecimal.bytes($0))) }
    }

    /// The recursive definition of RFC 6962, 2.1, as slow and as plain as it stands there.
    static func definition(_ hashes: ArraySlice<[UInt8]>) -> [UInt8] {
        guard let first = hashes.first else { return MerkleTree.empty }
        guard hashes.count > 1 else { return first }
        var split = 1
        while split * 2 < hashes.count { split *= 2 }
        let middle = hashes.startIndex + split
        return MerkleTree.node(definition(hashes[..<middle]), definition(hashes[middle...]))
    }

    static func proofs(over hashes: [[UInt8]]) -> MerkleProofs {
        MerkleProofs { place in
            let begin = Int(place.position) << place.level
            return definition(hashes[begin..<(begin + 1 << place.level)])
        }
    }

    @Test("the empty tree and the first eight have the known roots")
    func knownRoots() throws {
        #expect(
            Hexadecimal.text(MerkleTree.empty) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        var tree = GrowingTree()
        for (hash, root) in zip(try Self.hashes(), Self.roots) {
            tree.append(hash)
            #expect(Hexadecimal.text(tree.root) == root)
        }
    }

    @Test(
        "inclusion proofs are the known ones",
        arguments: [
            (
                0, 8,
                [
                    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                ]
            ),
            (
                5, 8,
                [
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                ]
            ),
            (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
            (
                1, 5,
                [
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                ]
            ),
        ] as [(Int64, Int64, [String])])
    func knownInclusion(index: Int64, size: Int64, path: [String]) throws {
        let proof = try Self.proofs(over: try Self.hashes()).inclusion(of: index, size: size)
        #expect(proof.map { Hexadecimal.text($0) } == path)
    }

    @Test(
        "consistency proofs are the known ones",
        arguments: [
            (
                1, 8,
                [
                    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                ]
            ),
            (
                6, 8,
                [
                    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                ]
            ),
            (
                2, 5,
                [
                    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                ]
            ),
        ] as [(Int64, Int64, [String])])
    func knownConsistency(old: Int64, size: Int64, path: [String]) throws {
        let proof = try Self.proofs(over: try Self.hashes()).consistency(from: old, to: size)
        #expect(proof.map { Hexadecimal.text($0) } == path)
    }

    @Test("for every size to 65: the growing tree follows the definition, every proof holds, and no forged one does")
    func everySize() throws {
        let hashes = (0..<65).map { MerkleTree.leaf([UInt8($0)]) }
        let proofs = Self.proofs(over: hashes)
        let roots = (0...65).map { Self.definition(hashes[..<$0]) }
        var tree = GrowingTree()
        for size in 1...65 {
            tree.append(hashes[size - 1])
            #expect(tree.root == roots[size])
            for index in 0..<size {
                let path = try proofs.inclusion(of: Int64(index), size: Int64(size))
                func holds(_ leaf: [UInt8], _ at: Int, _ path: [[UInt8]]) -> Bool {
                    MerkleTree.verifyInclusion(
                        of: leaf, at: Int64(at), size: Int64(size), proof: path, root: roots[size])
                }
                #expect(holds(hashes[index], index, path))
                #expect(!holds(MerkleTree.empty, index, path))
                if size > 1 {
                    #expect(!holds(hashes[index], (index + 1) % size, path))
                    #expect(!holds(hashes[index], index, Array(path.dropLast())))
                }
                #expect(!holds(hashes[index], index, path + [MerkleTree.empty]))
            }
            for old in 1...size {
                let path = try proofs.consistency(from: Int64(old), to: Int64(size))
                func holds(_ oldRoot: [UInt8], _ path: [[UInt8]]) -> Bool {
                    MerkleTree.verifyConsistency(
                        from: Int64(old), oldRoot, to: Int64(size), roots[size], proof: path)
                }
                #expect(holds(roots[old], path))
                #expect(!holds(MerkleTree.empty, path))
                #expect(!holds(roots[old], path + [MerkleTree.empty]))
            }
        }
    }
}
