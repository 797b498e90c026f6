using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.MockServices.Worlds;

namespace GraphBff.MockServices.Methods;

/// <summary>Answers with any values, the same for the same request: the method is about no entity.</summary>
internal sealed class ValueMethod(MethodDescriptor method) : IUnaryMethod
{
    public IMessage Answer(World world, IMessage request)
    {
        var topic = $"{method.FullName} {request.ToByteString().ToBase64()}";
        var response = world.Answer(method.OutputType, topic);
        new FieldCopy((part, name) => world.Answer(part, $"{topic} {name}")).Copy(request, response, _ => true);
        return response;
    }
}
