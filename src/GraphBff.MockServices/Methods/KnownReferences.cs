using Google.Protobuf;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Worlds;
using Grpc.Core;

namespace GraphBff.MockServices.Methods;

/// <summary>Refuses requests that refer to entities that do not exist.</summary>
internal static class KnownReferences
{
    /// <exception cref="RpcException">NOT_FOUND, with a reason such as USER_NOT_FOUND.</exception>
    public static void Check(World world, IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder().Where(field => !field.IsMap && message.IsGiven(field)))
        {
            var values = field.IsRepeated ? message.List(field).Cast<object>() : [message.Get(field)!];
            if (field.IsMessage())
            {
                foreach (var part in values.OfType<IMessage>())
                {
                    Check(world, part);
                }
            }
            else if (world.References.Target(field) is { } target
                && values.Select(EntityType.Text).FirstOrDefault(key => world.Set(target).Find(key) is null) is { } unknown)
            {
                throw target.NotFound(unknown);
            }
        }
    }
}
