using System.Buffers;

namespace GraphBff.Engine.Output;

/// <summary>
/// Pools the buffers of outputs. The shared pool keeps an array of every size for every thread. With large arrays, that would be more
/// memory than all responses together. So large arrays have their own pool. It keeps two of each size, and none above 8 MiB.
/// </summary>
internal static class OutputPool
{
    private const int MaxShared = 256 * 1024;
    private const int MaxKept = 8 * 1024 * 1024;

    private static readonly ArrayPool<byte> Large = ArrayPool<byte>.Create(MaxKept, maxArraysPerBucket: 2);

    public static byte[] Rent(int size) => PoolOf(size).Rent(size);

    public static void Return(byte[] array) => PoolOf(array.Length).Return(array);

    private static ArrayPool<byte> PoolOf(int size) => size <= MaxShared ? ArrayPool<byte>.Shared : Large;
}
