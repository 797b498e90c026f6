using Google.Protobuf.Reflection;
using GraphBff.Upstream.Described;

namespace GraphBff.Binding.Tests.Serving;

/// <summary>Short forms of messages for answers.</summary>
internal static class Drafts
{
    public static MessageDraft Draft(this MessageDescriptor type, params (string Field, object Value)[] fields)
    {
        var draft = new MessageDraft(type);
        foreach (var (field, value) in fields)
        {
            draft.Set(type.FindFieldByName(field), value);
        }

        return draft;
    }

    public static MessageDescriptor TypeOf(this MessageDescriptor type, string field) => type.FindFieldByName(field).MessageType;

    public static string Text(this WireObject message, string field) => message.Message.Get(message.Message.Type[field]).Text;

    public static long Number(this WireObject message, string field) => message.Message.Get(message.Message.Type[field]).Int64;

    public static bool Has(this WireObject message, string field) => message.Message.Has(message.Message.Type[field]);

    public static IEnumerable<string> Texts(this WireObject message, string field)
        => message.Message.Items(message.Message.Type[field]).Select(item => item.Text);

    public static WireObject In(this WireObject message, string field)
        => new(message.Message.Get(message.Message.Type[field]).Message);
}
