using System.Text;
using GraphBff.Transport.Documents;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Tests.Reading;

public class DocumentIdTests
{
    // The example of GraphQL over HTTP, appendix Persisted Documents, SHA256 Hex Document Identifier.
    private const string Document = "query($id:ID!){user(id:$id){name}}";
    private const string Hash = "71f7dc5758652baac68e4a10c50be732b741c892ade2883a99358f52b555286b";

    [Fact]
    public void Hash_OfTheSpecificationsExample_IsTheSpecificationsId()
        => Assert.Equal(Hash, DocumentHash.Of(Encoding.UTF8.GetBytes(Document)).ToString());

    [Theory]
    [InlineData(Hash)]
    [InlineData("sha256:" + Hash)]
    [InlineData("71F7DC5758652BAAC68E4A10C50BE732B741C892ADE2883A99358F52B555286B")]
    [InlineData("sha256:71F7dc5758652baac68e4a10c50be732b741c892ade2883a99358f52b555286B")]
    public void Parse_Sha256InAnyForm_IsTheHash(string text)
    {
        var id = DocumentId.Parse(Encoding.UTF8.GetBytes(text));

        Assert.True(id.IsHash);
        Assert.Equal(Hash, id.Hash.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("sha256:")]
    [InlineData("sha256:71f7")]
    [InlineData("x-own:" + Hash)]
    [InlineData("SHA256:" + Hash)]
    [InlineData(Hash + "0")]
    [InlineData("g1f7dc5758652baac68e4a10c50be732b741c892ade2883a99358f52b555286b")]
    [InlineData("01a12ae1ee54a4f557fbc851118e7285")]
    [InlineData("42")]
    public void Parse_AnythingElse_IsAName(string text) => Assert.False(DocumentId.Parse(Encoding.UTF8.GetBytes(text)).IsHash);

    [Fact]
    public void Hash_LookedUp_AllocatesNothing()
    {
        var text = Encoding.UTF8.GetBytes(Document);
        var documents = new TrustedDocumentSet();
        documents.Add(new ManifestDocument(Hash, Document), verify: true);
        documents.Add(new ManifestDocument("name", "{ other }"), verify: true);
        Find(documents, text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = Find(documents, text);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(found);
    }

    private static bool Find(TrustedDocumentSet documents, byte[] text)
        => documents.Find(DocumentHash.Of(text)) is not null
            && documents.Find(DocumentId.Parse("sha256:71f7dc5758652baac68e4a10c50be732b741c892ade2883a99358f52b555286b"u8)) is not null
            && documents.Find(DocumentId.Parse("name"u8)) is not null
            && documents.Find(DocumentId.Parse("another"u8)) is null;
}
