using Google.Protobuf;
using GraphBff.MockServices.Worlds;

namespace GraphBff.MockServices.Methods;

/// <summary>A method with one request and one response.</summary>
internal interface IUnaryMethod
{
    /// <summary>Answers while nobody else uses the world.</summary>
    IMessage Answer(World world, IMessage request);
}
