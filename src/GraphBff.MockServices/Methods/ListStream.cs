using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Worlds;

namespace GraphBff.MockServices.Methods;

/// <summary>A stream that lists entities, one a message, and ends.</summary>
internal sealed class ListStream(World world, MethodDescriptor method, EntityType type, FieldDescriptor? result) : IStreamMethod
{
    private readonly FieldDescriptor? _mask = Mask.Find(method.InputType);

    public async Task ServeAsync(IMessage request, Func<IMessage, Task> send, CancellationToken cancellationToken)
    {
        var criteria = Criteria.Of(request, type);
        var mask = _mask is null ? null : (FieldMask?)request.Get(_mask);
        var entities = world.Use(it => it.Set(type).Ordered.Where(entity => criteria.All(criterion => criterion.Holds(entity))).ToList());
        foreach (var entity in entities)
        {
            await send(WatchMessages.Wrap(method.OutputType, result, Mask.Apply(entity, mask, type.Key)));
        }
    }
}
