using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace GraphBff.MockServices.Messages;

/// <summary>The field mask of a request.</summary>
internal static class Mask
{
    private static readonly string[] Names = ["read_mask", "field_mask", "output_mask", "mask"];

    /// <summary>The field of a request that says which fields to return; null if it has none.</summary>
    public static FieldDescriptor? Find(MessageDescriptor request) => request.Field(Names) is { } field && Is(field) ? field : null;

    public static bool Is(FieldDescriptor field) => field.IsMessage() && field.MessageType.FullName == FieldMask.Descriptor.FullName;

    /// <summary>The message with the fields of the mask, and its key; all fields without a mask.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT: the mask names a field that the message does not have.</exception>
    public static IMessage Apply(IMessage message, FieldMask? mask, FieldDescriptor key)
    {
        if (mask is null || mask.Paths.Count == 0 || mask.Paths is ["*"])
        {
            return message;
        }

        if (mask.Paths.FirstOrDefault(path => !FieldMask.IsValid(message.Descriptor, path)) is { } unknown)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"{message.Descriptor.Name} has no field {unknown}."));
        }

        var masked = message.Descriptor.New();
        new FieldMask { Paths = { mask.Paths, key.Name } }.Merge(message, masked);
        return masked;
    }
}
