using System.Globalization;
using System.Text;
using Google.Protobuf.Reflection;
using GraphBff.Upstream.Described;

namespace GraphBff.Binding.Serving;

/// <summary>Keys of items of pages, for cursors: the node's key, or else the scalars that the item holds.</summary>
internal static class ItemKeys
{
    private const int MaxLength = 4096;

    public static string Of(object item, NodeKey? key) => item switch
    {
        WireObject node when key?.Of(node) is { Length: > 0 } own => own,
        WireObject held => Digest(held),
        _ => Convert.ToString(item, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Digest(WireObject item)
    {
        var text = new StringBuilder();
        foreach (var field in item.Message.Type.Fields)
        {
            if (text.Length < MaxLength
                && !field.Descriptor.IsRepeated
                && field.Descriptor.FieldType is not (FieldType.Message or FieldType.Group)
                && item.Message.Has(field))
            {
                var value = NodeKey.Text(field.Descriptor, item.Message.Get(field));
                text.Append(field.Descriptor.FieldNumber).Append('=').Append(value).Append(' ');
            }
        }

        return text.ToString();
    }
}
