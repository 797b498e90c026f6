using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.Upstream.Wire;

namespace GraphBff.Upstream.Tests.Wire;

/// <summary>
/// What the wire reader must say of a message: what Google.Protobuf's parser says, but for malformed bytes that this parser lets pass.
/// </summary>
/// <remarks>
/// Google.Protobuf 3.36.2 has parsers of their own for three things, and these take what its parser of ordinary messages refuses.
/// (1) Wrappers of numbers: they stop at the first field that ends at the wrapper's end or beyond it. So a field may go on into the bytes
/// after its wrapper. (2) Wrappers and entries of maps: a wire type that does not exist is passed over. (3) Packed lists: a length above
/// 2 GiB is an empty list. The plain type declares all three as ordinary messages and bytes, so its parser is the rule for them: what
/// one of the two parsers refuses is malformed.
/// </remarks>
internal sealed class WireOracle(MessageDescriptor type, MessageDescriptor plain)
{
    public static readonly IReadOnlyList<string> Names = [nameof(Everything), nameof(Old), nameof(Newest), nameof(Newer)];

    public MessageDescriptor Type => type;

    /// <summary>The type with nothing that has a parser of its own.</summary>
    public MessageDescriptor PlainType => plain;

    /// <summary>How many messages only the plain parser refused.</summary>
    public int OnlyPlainRefused { get; private set; }

    public static WireOracle Of(string name) => name switch
    {
        nameof(Old) => new(Old.Descriptor, OldPlain.Descriptor),
        nameof(Newest) => new(Newest.Descriptor, NewestPlain.Descriptor),
        nameof(Newer) => new(Newer.Descriptor, NewerPlain.Descriptor),
        _ => new(Everything.Descriptor, Plain.Descriptor),
    };

    /// <summary>The message as text; null if it is malformed.</summary>
    public string? Expected(byte[] bytes)
    {
        var message = Parse(type, bytes);
        if (message is null)
        {
            return null;
        }

        if (Parse(plain, bytes) is null)
        {
            OnlyPlainRefused++;
            return null;
        }

        return Dumps.Of(message);
    }

    /// <summary>The message as the wire reader has it; null if it refuses it.</summary>
    public static string? Actual(WireType type, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var document = WireDocument.Read(type, bytes);
            Assert.InRange(document.UsedBytes, 0, (36L * bytes.Length) + 64);
            return Dumps.Of(document.Root);
        }
        catch (WireException)
        {
            return null;
        }
    }

    // A wrapper that ends within a field's tag is an InvalidOperationException.
    private static IMessage? Parse(MessageDescriptor type, byte[] bytes)
    {
        try
        {
            return type.Parser.ParseFrom(bytes);
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidOperationException)
        {
            return null;
        }
    }
}
