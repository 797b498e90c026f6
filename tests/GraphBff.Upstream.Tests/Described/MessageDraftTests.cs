using Google.Protobuf.WellKnownTypes;
using GraphBff.Upstream.Described;

namespace GraphBff.Upstream.Tests.Described;

public sealed class MessageDraftTests
{
    [Fact]
    public void Bytes_OfADraft_AreTheMessage()
    {
        var draft = new MessageDraft(Google.Protobuf.WellKnownTypes.Type.Descriptor);
        var field = new MessageDraft(Field.Descriptor);
        field.Set(Field.Descriptor.FindFieldByName("kind"), (int)Field.Types.Kind.TypeInt32);
        field.Set(Field.Descriptor.FindFieldByName("number"), -7);
        field.Set(Field.Descriptor.FindFieldByName("packed"), true);
        draft.Set(draft.Message.FindFieldByName("oneofs"), new object[] { "a", "é" });
        draft.Set(draft.Message.FindFieldByName("fields"), new object[] { field, new MessageDraft(Field.Descriptor) });
        draft.In(draft.Message.FindFieldByName("source_context"))
            .Set(SourceContext.Descriptor.FindFieldByName("file_name"), "f.proto");
        draft.In(draft.Message.FindFieldByName("source_context"));

        Assert.Equal(
            new Google.Protobuf.WellKnownTypes.Type
            {
                Fields = { new Field { Kind = Field.Types.Kind.TypeInt32, Number = -7, Packed = true }, new Field() },
                Oneofs = { "a", "é" },
                SourceContext = new SourceContext { FileName = "f.proto" },
            },
            Google.Protobuf.WellKnownTypes.Type.Parser.ParseFrom(draft.ToBytes()));
    }

    [Fact]
    public void Requests_OfEqualBytes_AreEqual()
    {
        var request = new EncodedRequest([1, 2]);

        Assert.Equal(request, new EncodedRequest([1, 2]));
        Assert.Equal(request.GetHashCode(), new EncodedRequest([1, 2]).GetHashCode());
        Assert.NotEqual(request, new EncodedRequest([1, 3]));
    }
}
